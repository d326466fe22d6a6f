"""An answer as plain text: for a terminal and for the clipboard."""

from collections.abc import Iterator

from chatbot.corpus.markup import one_line
from chatbot.datatypes import Answer, Choice, Citation, Contact, Entry, Reason, Status
from chatbot.wording.base import Wording
from chatbot.wording.edition import edition


def answer_text(answer: Answer, words: Wording) -> str:
    """The whole answer for a terminal: what was searched, official text, message, choices.

    Nothing is offered beside an official answer, where it would only be in the way, unless part of
    the message is left open.
    """
    parts = list(_searched(answer, words))
    message = words.message(answer)
    left_open = answer.reason is Reason.PARTLY
    before = answer.status is Status.ANSWERED and not left_open
    if message and before:
        parts.append(message)
    parts += [cited_text(answer, entry, words) for entry in answer.entries]
    offered = () if before else answer.choices
    if offered and answer.status is Status.SUGGESTED:
        parts.append(words.did_you_mean)
    if message and not before:
        parts.append(message)
    parts += [contact_text(one, words) for one in words.contacts(answer) if one.has_details]
    if offered and (left_open or answer.status is Status.REFUSED):
        parts.append(words.nearest if answer.ranking else words.offered_before)
    parts += [
        _choice(number, choice, words.place_of(choice, offered), words)
        for number, choice in enumerate(offered, start=1)
    ]
    if answer.elsewhere:
        there = answer.elsewhere.key.document
        parts.append(words.ask_there_option.format(document=there))
    if answer.reason is Reason.SAME_QUESTION:
        ids = ", ".join(choice.key.document for choice in offered)
        parts.append(words.ask_document_option.format(documents=ids))
    elif offered:
        parts.append(words.ask_a_choice)
    if offered and answer.status is Status.SUGGESTED:
        parts.append(words.if_none_of_these)
    return "\n\n".join(parts)


def contact_text(contact: Contact, words: Wording) -> str:
    """All that is known of whom to ask on one line, and on another where that was taken from."""
    known = (
        ("", contact.name),
        (words.phone, contact.phone),
        (words.email, contact.email),
        (words.website, contact.url),
        (words.hours, contact.hours),
    )
    said = " ".join(f"{label} {value}".strip() for label, value in known if value)
    source = words.place_of_contact(contact)
    return f"{words.ask_further}: {said}" + (f"\n({source})" if source else "")


def lines(citation: Citation) -> str:
    """The lines of the source that a citation names, e.g. ``17-20`` or ``25``."""
    first, last = citation.lines
    return str(first) if first == last else f"{first}-{last}"


def place(citation: Citation, words: Wording) -> str:
    """Where a citation stands in the office's file, e.g. ``บรรทัด 17-20`` or ``แผ่น 2 แถว 14``."""
    return citation.place or words.at_lines.format(lines=lines(citation))


def cited_text(answer: Answer, entry: Entry, words: Wording) -> str:
    """Question, official answer, editor's notes and source of one entry, in that order.

    The notes go along: a printing error must not travel on without its warning.
    """
    parts = [
        *([words.superseded_by.format_map(answer.facts)] if "successor" in answer.facts else ()),
        words.cited_question.format(question=entry.question),
        words.cited_answer.format(answer=entry.answer),
        *(words.cited_note.format(note=note.text) for note in answer.notes_of(entry)),
        source_text(entry, words),
    ]
    return "\n\n".join(parts)


def source_text(entry: Entry, words: Wording) -> str:
    """Where an entry stands: document, section, number, place, date and office."""
    citation = Citation.of(entry)
    return words.cited_source.format(
        title=_title(citation, words),
        section=citation.section,
        number=citation.number,
        place=place(citation, words),
        date=citation.date_text,
        office=entry.document.office,
    )


def _title(citation: Citation, words: Wording) -> str:
    version = edition(citation)
    return (
        f"{citation.title} ({words.of_edition.format(edition=version)})"
        if version
        else citation.title
    )


def _searched(answer: Answer, words: Wording) -> Iterator[str]:
    if "scope" in answer.facts:
        yield words.searched_in.format_map(answer.facts)
    if answer.repaired_query:
        yield f"{words.searched_as}: {answer.repaired_query}\n{words.as_typed_option}"
    if answer.understood_query:
        yield f"{words.understood_as}: {one_line(answer.understood_query)}"


def _choice(number: int, choice: Choice, place: str, words: Wording) -> str:
    section = words.in_section.format(section=choice.section)
    return f"[{number}] {one_line(choice.question)}\n    ({section} {place})"
