"""The documents that a system indexes for a task, and Thai words marked in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.peers.task import TaskEntry

WORD_BREAK = "\u200b"
"""Zero-width space: Thai's own mark of where a word ends that is not seen."""

WORD = rf"[^\s{WORD_BREAK}]+"
"""A word of a text whose words are marked, as a regular expression."""


class DocumentLayout(StrEnum):
    """How the alternates of an entry are indexed."""

    ONE_TEXT = "one text"
    SEPARATE = "separate documents"


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One document.

    :param id: Unique in its index.
    :param entry: Id of the entry that it stands for.
    """

    id: str
    entry: str
    text: str


def documents_of(
    entries: Sequence[TaskEntry], layout: DocumentLayout, prepare: Callable[[str], str]
) -> list[IndexedText]:
    """Question and answer of each entry as one document, with its alternates or before them.

    :param prepare: What is done to every text, e.g. :func:`mark_words`.
    """
    documents = []
    for entry in entries:
        lines = [entry.question, entry.answer]
        apart: tuple[str, ...] = ()
        if layout is DocumentLayout.ONE_TEXT:
            lines.extend(entry.alternates)
        else:
            apart = entry.alternates
        documents.append(IndexedText(f"{entry.id}#0", entry.id, prepare("\n".join(lines))))
        documents.extend(
            IndexedText(f"{entry.id}#{number}", entry.id, prepare(text))
            for number, text in enumerate(apart, start=1)
        )
    return documents


def as_is(text: str) -> str:
    """The text itself: the framework cuts it into words as it does by default."""
    return text


def mark_words(text: str) -> str:
    """Mark Thai words by PyThaiNLP's newmm; :func:`unmark` gives the text back."""
    # Not at the top: who cuts words by default starts without it.
    from pythainlp.tokenize import word_tokenize

    return WORD_BREAK.join(word_tokenize(unmark(text), engine="newmm"))


def unmark(text: str) -> str:
    """The text without marks, as a model reads it."""
    return text.replace(WORD_BREAK, "")


def marked_words(text: str) -> list[str]:
    """The words of a marked text in lower case, white space left out."""
    return [word for word in text.lower().split(WORD_BREAK) if word.strip()]
