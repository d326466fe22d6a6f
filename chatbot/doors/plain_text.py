"""An answer as plain text: for a terminal and for the clipboard."""

from chatbot.corpus import Corpus
from chatbot.datatypes import Answer, Citation, Entry
from chatbot.doors import texts


def answer_text(answer: Answer, corpus: Corpus) -> str:
    """The whole answer for a terminal: what was searched, official text, message, choices."""
    searched = answer.understood_query or answer.repaired_query
    parts = [f"{texts.SEARCHED_AS}: {searched}"] if searched else []
    parts += [cited_text(answer, one, corpus.entry(one.entry_id)) for one in answer.citations]
    if answer.message:
        parts.append(answer.message)
    parts += [
        f"[{number}] {corpus.entry(id_).question}"
        for number, id_ in enumerate(answer.suggestions, start=1)
    ]
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
