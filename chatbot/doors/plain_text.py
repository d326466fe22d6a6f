"""An answer as plain text: for a terminal and for the clipboard."""

from collections.abc import Iterator

from chatbot.corpus import Corpus
from chatbot.datatypes import Answer, Citation, Entry, Status
from chatbot.doors import texts
from chatbot.doors.official_text import one_line


def answer_text(answer: Answer, corpus: Corpus) -> str:
    """The whole answer for a terminal: what was searched, official text, message, choices.

    Nothing is offered beside an official answer: there it would only be in the way.
    """
    parts = list(_searched(answer))
    parts += [cited_text(answer, one, corpus.entry(one.entry_id)) for one in answer.citations]
    offered = () if answer.status is Status.ANSWERED else answer.offered
    if offered and answer.status is Status.SUGGESTED:
        parts.append(texts.DID_YOU_MEAN)
    if answer.message:
        parts.append(answer.message)
    if offered and answer.status is Status.REFUSED:
        parts.append(texts.NEAREST if answer.ranking else texts.OFFERED_BEFORE)
    parts += [_choice(number, corpus.entry(id_)) for number, id_ in enumerate(offered, start=1)]
    if offered:
        parts.append(texts.ASK_A_CHOICE)
    return "\n\n".join(parts)


def lines(citation: Citation) -> str:
    """The lines of the source that a citation names, e.g. ``17-20`` or ``25``."""
    first, last = citation.lines
    return str(first) if first == last else f"{first}-{last}"


def cited_text(answer: Answer, citation: Citation, entry: Entry) -> str:
    """Question, official answer, editor's notes and source, in that order.

    The notes go along: a printing error must not travel on without its warning.
    """
    parts = [
        texts.CITED_QUESTION.format(question=entry.question),
        texts.CITED_ANSWER.format(answer=answer.answer),
        *(texts.CITED_NOTE.format(note=note.text) for note in answer.notes),
        texts.CITED_SOURCE.format(
            title=citation.title,
            section=citation.section,
            number=citation.number,
            lines=lines(citation),
            date=citation.date_text,
            office=entry.document.office,
        ),
    ]
    return "\n\n".join(parts)


def _searched(answer: Answer) -> Iterator[str]:
    if answer.repaired_query:
        yield f"{texts.SEARCHED_AS}: {answer.repaired_query}\n{texts.AS_TYPED_OPTION}"
    if answer.understood_query:
        yield f"{texts.UNDERSTOOD_AS}: {one_line(answer.understood_query)}"


def _choice(number: int, entry: Entry) -> str:
    section = texts.IN_SECTION.format(section=entry.section.title)
    place = texts.IN_DOCUMENT.format(number=entry.number)
    return f"[{number}] {one_line(entry.question)}\n    ({section} {place})"
