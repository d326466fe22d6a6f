"""What curators add beside the official text: alternates, errata, gaps, terms."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from chatbot.corpus.jsonl import read_objects, take, take_strings
from chatbot.datatypes import Erratum, Gap
from chatbot.errors import CorpusError
from chatbot.text.normalise import normalise

_FIELDS = ("question", "answer")
_SCOPES = ("near", "far")


def load_alternates(folder: Path, entry_ids: Container[str]) -> dict[str, tuple[str, ...]]:
    """Other ways to ask for an entry, from ``alternates.jsonl``; a missing file means none.

    :return: Per entry id, its alternates in file order.
    :raises CorpusError: An entry is unknown or stands twice, or a line is malformed.
    """
    alternates: dict[str, tuple[str, ...]] = {}
    for place, value in _optional(folder / "alternates.jsonl"):
        id_ = _known_id(take(value, "id", str, place), entry_ids, place)
        if id_ in alternates:
            raise CorpusError(f"{place}: entry {id_!r} stands twice; put its alternates together.")
        alternates[id_] = take_strings(value, "alternates", place)
    return alternates


def load_errata(folder: Path, entry_ids: Container[str]) -> dict[str, tuple[Erratum, ...]]:
    """Editor's notes per entry id, from ``errata.jsonl``; a missing file means none.

    :raises CorpusError: An entry is unknown, or a line is malformed.
    """
    errata: dict[str, tuple[Erratum, ...]] = {}
    for place, value in _optional(folder / "errata.jsonl"):
        id_ = _known_id(take(value, "id", str, place), entry_ids, place)
        field = _one_of(take(value, "field", str, place), _FIELDS, "field", place)
        erratum = Erratum(
            id_, field, take(value, "kind", str, place), take(value, "note", str, place)
        )
        errata[id_] = (*errata.get(id_, ()), erratum)
    return errata


def load_gaps(folder: Path, entry_ids: Container[str]) -> tuple[Gap, ...]:
    """Topics without an answer, from ``out_of_scope.jsonl``; a missing file means none.

    :raises CorpusError: An id stands twice, a nearest entry is unknown, or a line is malformed.
    """
    gaps: dict[str, Gap] = {}
    for place, value in _optional(folder / "out_of_scope.jsonl"):
        id_ = take(value, "id", str, place)
        if id_ in gaps:
            raise CorpusError(f"{place}: gap id {id_!r} stands twice; ids must be unique.")
        gaps[id_] = Gap(
            id=id_,
            topic=take(value, "topic", str, place),
            scope=_one_of(take(value, "scope", str, place), _SCOPES, "scope", place),
            reason=take(value, "reason", str, place),
            nearest=tuple(
                _known_id(nearest, entry_ids, place)
                for nearest in take_strings(value, "nearest", place)
            ),
            queries=take_strings(value, "queries", place),
        )
    return tuple(gaps.values())


def load_glossary(folder: Path) -> tuple[str, ...]:
    """Terms to keep whole when segmenting, from ``glossary.txt``, one a line, ``#`` comments.

    :return: The terms in file order; none when the file is missing.
    """
    return tuple(line for _, line in _lines(folder / "glossary.txt"))


def load_spellings(folder: Path) -> dict[str, str]:
    """How people spell the document's terms, from ``spellings.tsv``; a missing file means none.

    A line holds the document's spelling and, after tabs, the others: e.g. ``e-Service``,
    ``อีเซอร์วิส``, ``อีเซอวิส``; ``#`` begins a comment.

    :return: Per other spelling, as in :func:`~chatbot.text.normalise.normalise`, the document's.
    :raises CorpusError: A line names no other spelling, has an empty cell, or brings a spelling
        that stands already or is the document's own.
    """
    spellings: dict[str, str] = {}
    for place, line in _lines(folder / "spellings.tsv"):
        term, *others = (cell.strip() for cell in line.split("\t"))
        if not others or not all((term, *others)):
            raise CorpusError(
                f"{place}: expected a term and, each after one tab, other spellings of it, "
                f"found {line!r}."
            )
        for other in map(normalise, others):
            if other in spellings:
                raise CorpusError(
                    f"{place}: spelling {other!r} stands twice; it can mean one term."
                )
            if not other or other == normalise(term):
                raise CorpusError(f"{place}: {other!r} is no other spelling of {term!r}.")
            spellings[other] = term
    return spellings


def _lines(path: Path) -> Iterable[tuple[str, str]]:
    """Lines that say something, each with its place; none when the file is missing."""
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read as UTF-8 ({error}).") from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            yield f"{path}:{number}", line.strip()


def _optional(path: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    return read_objects(path) if path.exists() else ()


def _known_id(id_: str, entry_ids: Container[str], place: str) -> str:
    if id_ not in entry_ids:
        raise CorpusError(f"{place}: no entry has the id {id_!r}.")
    return id_


def _one_of(value: str, choices: tuple[str, ...], key: str, place: str) -> str:
    if value not in choices:
        raise CorpusError(f"{place}: key {key!r} must be one of {choices}, found {value!r}.")
    return value
