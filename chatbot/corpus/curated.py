"""What curators add beside the official text: alternates, errata, gaps, terms."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from chatbot.corpus.commented import read_commented
from chatbot.corpus.jsonl import read_models
from chatbot.corpus.models import AlternatesLine, ErratumLine, GapLine, SpellingLine, TermLine
from chatbot.corpus.validation import M, as_model
from chatbot.datatypes import Document, Erratum, Gap
from chatbot.errors import CorpusError
from chatbot.text.normalise import normalise

ALTERNATES_FILE = "alternates.jsonl"
ERRATA_FILE = "errata.jsonl"
GAPS_FILE = "out_of_scope.jsonl"
GLOSSARY_FILE = "glossary.txt"
SPELLINGS_FILE = "spellings.tsv"


def load_alternates(folder: Path, entry_ids: Container[str]) -> dict[str, tuple[str, ...]]:
    """Other ways to ask for an entry, from ``alternates.jsonl``; a missing file means none.

    :return: Per entry id, its alternates in file order.
    :raises CorpusError: An entry is unknown or stands twice, or a line is malformed.
    """
    alternates: dict[str, tuple[str, ...]] = {}
    for place, line in _optional(folder / ALTERNATES_FILE, AlternatesLine):
        _require_known([line.id], entry_ids, place)
        if line.id in alternates:
            raise CorpusError(
                f"{place}: entry {line.id!r} stands twice; put its alternates together."
            )
        alternates[line.id] = line.alternates
    return alternates


def load_errata(folder: Path, entry_ids: Container[str]) -> dict[str, tuple[Erratum, ...]]:
    """Editor's notes per entry id, from ``errata.jsonl``; a missing file means none.

    :raises CorpusError: An entry is unknown, or a line is malformed.
    """
    errata: dict[str, tuple[Erratum, ...]] = {}
    for place, line in _optional(folder / ERRATA_FILE, ErratumLine):
        _require_known([line.id], entry_ids, place)
        errata[line.id] = (*errata.get(line.id, ()), line.erratum())
    return errata


def load_gaps(folder: Path, entry_ids: Container[str], document: Document) -> tuple[Gap, ...]:
    """Topics without an answer, from ``out_of_scope.jsonl``; a missing file means none.

    :param document: The one that they are gaps of.
    :raises CorpusError: An id stands twice, a nearest entry is unknown, or a line is malformed.
    """
    gaps: dict[str, Gap] = {}
    for place, line in _optional(folder / GAPS_FILE, GapLine):
        if line.id in gaps:
            raise CorpusError(f"{place}: gap id {line.id!r} stands twice; ids must be unique.")
        _require_known(line.nearest, entry_ids, place)
        gaps[line.id] = line.gap(document)
    return tuple(gaps.values())


def load_glossary(folder: Path) -> tuple[str, ...]:
    """Terms to keep whole when segmenting, from ``glossary.txt``, one a line, ``#`` comments.

    :return: The terms in file order; none when the file is missing.
    :raises CorpusError: A line is malformed.
    """
    path = folder / GLOSSARY_FILE
    if not path.exists():
        return ()
    return tuple(
        as_model(TermLine, {"term": text.strip()}, place).term
        for place, text in read_commented(path)
    )


def load_spellings(folder: Path) -> dict[str, str]:
    """How people spell the document's terms, from ``spellings.tsv``; a missing file means none.

    A line holds the document's spelling and, after tabs, the others: e.g. ``e-Service``,
    ``อีเซอร์วิส``, ``อีเซอวิส``; ``#`` begins a comment.

    :return: Per other spelling, as in :func:`~chatbot.text.normalise.normalise`, the document's.
    :raises CorpusError: A line names no other spelling, has an empty cell, or brings a spelling
        that stands already or is the document's own.
    """
    path = folder / SPELLINGS_FILE
    spellings: dict[str, str] = {}
    if not path.exists():
        return spellings
    for place, text in read_commented(path):
        term, *others = (cell.strip() for cell in text.split("\t"))
        line = as_model(SpellingLine, {"term": term, "others": others}, place)
        _take_spellings(spellings, line, place)
    return spellings


def _take_spellings(spellings: dict[str, str], line: SpellingLine, place: str) -> None:
    for other in map(normalise, line.others):
        if other in spellings:
            raise CorpusError(f"{place}: spelling {other!r} stands twice; it can mean one term.")
        if not other or other == normalise(line.term):
            raise CorpusError(
                f"{place}: {other!r} is no other spelling of {line.term!r}; leave it out."
            )
        spellings[other] = line.term


def _optional(path: Path, model: type[M]) -> Iterator[tuple[str, M]]:
    if path.exists():
        yield from read_models(path, model)


def _require_known(ids: Iterable[str], entry_ids: Container[str], place: str) -> None:
    for id_ in ids:
        if id_ not in entry_ids:
            raise CorpusError(
                f"{place}: no entry has the id {id_!r}. Correct the id; entries.jsonl has those "
                "of the document."
            )
