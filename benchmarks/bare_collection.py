"""Questions and answers as a collection of one document, with nothing curated but wordings."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document, Entry, Section


def bare_collection(
    name: str,
    entries: Sequence[tuple[str, str, str]],
    alternates: dict[str, tuple[str, ...]],
) -> Collection:
    """A collection of one document.

    :param name: The document's id.
    :param entries: Of each its id, its question and its answer.
    :param alternates: Other wordings by the ids of entries.
    """
    document = Document(name, "1", "", date(2000, 1, 1), "", "")
    section = Section(name, "")
    corpus = Corpus(
        folder=Path(),
        document=document,
        sections=(section,),
        source="",
        entries=tuple(
            Entry(id_, document, section, number, question, answer, (1, 1), "")
            for number, (id_, question, answer) in enumerate(entries)
        ),
        alternates=alternates,
        errata={},
        gaps=(),
        glossary=(),
        spellings={},
        judged=(),
    )
    return Collection.of([corpus])
