"""Questions that several documents have, in the same words or nearly so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple, Self

import numpy as np

from chatbot.corpus import Collection
from chatbot.datatypes import Document, Entry
from chatbot.query import Query, QueryReader
from chatbot.text.codes import codes
from chatbot.text.normalise import normalise
from chatbot.text.stop_words import stop_words
from chatbot.text.years import years_in, years_named

NEARLY = 0.9
"""Cosine from which two questions are nearly the same one, see docs/experiments.md."""

_COMPARED = 20_000
"""Entries up to which each question is compared with each other one; of more, those in the same
words alone are twins."""
_BUDDHIST_ERA = 543
_BEFORE_A_YEAR = frozenset(["", "ปี", "ปีงบประมาณ", "งบประมาณ", "ประจำปี", "พ.ศ.", "พ.ศ", "พศ", "fy"])
_LONG = 4
"""Letters from which a word of a title can tell a document from another."""


class TwinsNamed(NamedTuple):
    """Which of some twins a question names.

    :param twins: Their numbers; none when it names no document, or one of no twin.
    :param query: The question without what names them, which none of their texts need have.
    """

    twins: tuple[int, ...]
    query: Query


@dataclass(frozen=True, slots=True)
class Twins:
    """Entries of different documents that have the same question, by their numbers.

    :param groups: Per entry that has any, it and its twins: those of the newest document first.
    :param years: Per entry with twins, the years of the Buddhist era that it is of.
    :param words: Per entry with twins, the words of its document's title that its question lacks.
    """

    groups: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    years: Mapping[int, frozenset[int]] = field(default_factory=dict)
    words: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def find(cls, collection: Collection, reader: QueryReader) -> Self:
        """Find them; a single document has none."""
        if collection.single:
            return cls()
        entries = collection.entries
        pairs = list(_pairs(entries, reader))
        others: dict[int, set[int]] = {}
        for one, other in pairs:
            others.setdefault(one, {one}).add(other)
            others.setdefault(other, {other}).add(one)
        groups = {
            number: tuple(sorted(group, key=lambda one: _newest_first(entries, one)))
            for number, group in others.items()
        }
        cut = reader.segmenter.words
        return cls(
            groups,
            {number: _years_of(entries[number]) for number in groups},
            {number: _told_by(entries[number], cut(_title(entries[number]))) for number in groups},
        )

    def of(self, number: int) -> tuple[int, ...]:
        """An entry and its twins, those of the newest document first; nothing without twins."""
        return self.groups.get(number, ())

    def named(self, query: Query, twins: Sequence[int]) -> TwinsNamed:
        """The twins whose document a question names, by a year or by words of its title."""
        if len(twins) < 2:
            return TwinsNamed((), query)
        years = years_named(query.text)
        if by_year := tuple(one for one in twins if years & self.years[one]):
            return TwinsNamed(by_year, without_years(query))
        own = {one: self._only_of(one, twins).intersection(query.words) for one in twins}
        told = frozenset[str]().union(*own.values())
        pieces = [at for at, piece in enumerate(query.pieces) if piece in told]
        return TwinsNamed(tuple(one for one in twins if own[one]), query.without(pieces))

    def _only_of(self, twin: int, twins: Sequence[int]) -> frozenset[str]:
        return self.words[twin].difference(*(self.words[one] for one in twins if one != twin))

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads."""
        return {
            str(number): {
                "twins": group,
                "years": sorted(self.years[number]),
                "words": sorted(self.words[number]),
            }
            for number, group in self.groups.items()
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave."""
        each = {int(number): one for number, one in value.items()}
        return cls(
            {number: tuple(map(int, one["twins"])) for number, one in each.items()},
            {number: frozenset(map(int, one["years"])) for number, one in each.items()},
            {number: frozenset(map(str, one["words"])) for number, one in each.items()},
        )


def without_years(query: Query) -> Query:
    """A question without the years that it names, and without ปี before them."""
    ends = np.cumsum([len(piece) for piece in query.pieces])
    places: set[int] = set()
    for year in years_in(query.text):
        first, last = np.searchsorted(ends, [year.start, year.end - 1], side="right")
        while first and query.pieces[first - 1].strip() in _BEFORE_A_YEAR:
            first -= 1
        # One space is left where there was one on either side.
        if not query.pieces[first].isspace() and query.pieces[last + 1 : last + 2] == (" ",):
            last += 1
        places.update(range(int(first), int(last) + 1))
    return query.without(places)


def _pairs(entries: Sequence[Entry], reader: QueryReader) -> Iterator[tuple[int, int]]:
    """The twins, each pair once."""
    asked = [_without_year(normalise(entry.question)) for entry in entries]
    told = [frozenset(codes(text)) for text in asked]
    alike = _near(asked, reader) if len(asked) <= _COMPARED else _same(asked)
    for one, other in alike:
        apart = entries[one].document.id != entries[other].document.id
        if apart and told[one] == told[other]:
            yield one, other


def _near(asked: Sequence[str], reader: QueryReader) -> Iterator[tuple[int, int]]:
    """Pairs of questions that are the same or nearly so."""
    vectors = reader.embedder.encode_passages(asked)
    same = dict.fromkeys(_same(asked))
    for one in range(len(asked)):
        near = np.flatnonzero(vectors[one + 1 :] @ vectors[one] >= NEARLY) + one + 1
        for other in near.tolist():
            # A text without a vector is near to none, not even to itself.
            same.setdefault((one, other))
    yield from sorted(same)


def _same(asked: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of questions in the same words."""
    numbers: dict[str, list[int]] = {}
    for number, text in enumerate(asked):
        numbers.setdefault(text, []).append(number)
    for of_text in numbers.values():
        yield from combinations(of_text, 2)


def _without_year(text: str) -> str:
    """A question as another edition of it has it: the year tells editions, not questions, apart."""
    for year in sorted(years_in(text), key=lambda year: year.start, reverse=True):
        text = text[: year.start] + text[year.end :]
    return text


def _newest_first(entries: Sequence[Entry], number: int) -> tuple[int, int]:
    return -entries[number].document.date.toordinal(), number


def _title(entry: Entry) -> str:
    return normalise(entry.document.title)


def _years_of(entry: Entry) -> frozenset[int]:
    """The years that its question names, else its document's title, else that of its date."""
    return years_named(normalise(entry.question)) or _years_of_document(entry.document)


def _years_of_document(document: Document) -> frozenset[int]:
    return years_named(normalise(document.title)) or frozenset({document.date.year + _BUDDHIST_ERA})


def _told_by(entry: Entry, title: Sequence[str]) -> frozenset[str]:
    asked = normalise(entry.question)
    return frozenset(
        word
        for word in title
        if len(word) >= _LONG
        and word not in stop_words()
        and word not in asked
        and not years_named(word)
    )
