"""Official questions while somebody is still typing, without any model.

Compared is the text itself: Thai has no spaces to tell where a word begins, so what is typed may
stand anywhere in a wording, and the last word typed is seldom whole.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pythainlp.util import eng_to_thai, thai_to_eng
from rapidfuzz import fuzz, process

from chatbot.corpus import Collection
from chatbot.corpus.markup import one_line
from chatbot.datatypes import EVERYTHING, Entry, EntryKey, Scope
from chatbot.index.index import Index
from chatbot.index.legs.base import EVERY
from chatbot.index.legs.characters import CharactersLeg
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.text.normalise import normalise

FEWEST = 3
"""Characters from which on something is suggested; fewer stand nearly everywhere."""
LONGEST_BEGUN = 200
"""A text longer than this is a question that is typed out, which needs no suggestion."""

# The marks that are most often left out: tones, and those that shorten or silence.
_LIGHT_MARKS = re.compile("[\u0e47-\u0e4e]")
# Of a hundred: a slip in eight characters still is near, other words with the same letters are not.
_NEAR = 84.0
_FUZZY_FROM = 6
_CONSIDERED = 100
"""Entries of many that are looked at for what is typed: those with most of its n-grams."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that may be meant.

    :param key: The entry that answers it.
    :param wording: The official question, or a curated other wording of it, on one line.
    :param hit: Where in the wording what was typed stands: from, to; None where only alike.
    """

    key: EntryKey
    wording: str
    hit: tuple[int, int] | None

    @property
    def parts(self) -> tuple[str, str, str]:
        """The wording in three: what stands before, what was typed, what follows."""
        start, end = self.hit or (0, 0)
        return self.wording[:start], self.wording[start:end], self.wording[end:]


@dataclass(frozen=True, slots=True)
class _Row:
    key: EntryKey
    wording: str
    solid: str
    light: str


# A row, and the solid text that it has in it; None where it is only alike.
_Found = tuple[_Row, str | None]


class Suggester:
    """Finds wordings that contain what is typed, or nearly; may be called from several threads.

    :param rows: The wordings that come into question for a text as typed.
    """

    def __init__(
        self, rows: Callable[[str], Sequence[_Row]], reader: QueryReader, repairer: Repairer
    ) -> None:
        self._rows_for = rows
        self._reader = reader
        self._repairer = repairer

    @classmethod
    def of(
        cls, collection: Collection, reader: QueryReader, repairer: Repairer, index: Index
    ) -> Self:
        """The suggester of some documents: their questions and the curated wordings of these.

        :param index: Built from them; of many entries, it tells which come into question.
        """
        if index.items <= EVERY:
            every = tuple(_rows(collection, collection.entries))
            return cls(lambda _: every, reader, repairer)
        leg = index.legs[CharactersLeg.name]

        def alike(typed: str) -> Sequence[_Row]:
            near = leg.nearest(reader.read(typed), _CONSIDERED)
            entries = [collection.entries[one] for one in near if one < len(collection.entries)]
            return tuple(_rows(collection, entries))

        return cls(alike, reader, repairer)

    def suggest(self, typed: str, limit: int, within: Scope = EVERYTHING) -> tuple[Suggestion, ...]:
        """Suggest questions for what was typed so far.

        :param typed: Any string.
        :param limit: Most suggestions, one for each entry, likeliest first.
        :param within: Where they may come from.
        :return: None for less than :data:`FEWEST` characters, nor for what is like nothing.
        """
        text = normalise(typed)
        solid = _solid(text)
        if len(solid) < FEWEST or len(text) > LONGEST_BEGUN:
            return ()
        rows = self._rows_for(typed)
        found = _containing(solid, rows) or self._mended(typed, text) or _alike(solid, rows)
        best: dict[EntryKey, Suggestion] = {}
        for row, contained in found:
            if row.key not in best and within.touches(row.key.document):
                hit = _place(row.wording, contained) if contained else None
                best[row.key] = Suggestion(row.key, row.wording, hit)
                if len(best) == limit:
                    break
        return tuple(best.values())

    def _mended(self, typed: str, text: str) -> list[_Found]:
        """The same for what was meant, e.g. where it was typed on the keys of another language."""
        readings = [one.text for one in self._repairer.readings(self._reader.read(text))]
        # A word that is not whole yet looks like nothing that was mistyped: its keys still tell.
        other_keys = eng_to_thai(typed) if typed.isascii() else thai_to_eng(typed)
        meant = (*readings, normalise(other_keys))
        return [found for one in meant for found in _containing(_solid(one), self._rows_for(one))]


def _containing(solid: str, rows: Sequence[_Row]) -> list[_Found]:
    """Wordings with what is typed in them: at their beginning first, the shorter first."""
    light = _light(solid)
    ranked = []
    for order, row in enumerate(rows):
        at = row.solid.find(solid)
        exact = at >= 0
        if not exact and light:
            at = row.light.find(light)
        if at >= 0:
            ranked.append((not exact, at > 0, len(row.solid), order, row))
    ranked.sort(key=lambda one: one[:4])
    return [(row, solid) for *_, row in ranked]


def _alike(solid: str, rows: Sequence[_Row]) -> list[_Found]:
    light = _light(solid)
    if len(light) < _FUZZY_FROM:
        return []
    lights = [row.light for row in rows]
    near = process.extract(light, lights, scorer=fuzz.partial_ratio, score_cutoff=_NEAR, limit=None)
    # What is shorter than the typed text is contained in it, which says little.
    return [(rows[order], None) for _, _, order in near if len(lights[order]) >= len(light)]


def _rows(collection: Collection, entries: Iterable[Entry]) -> Iterator[_Row]:
    for entry in entries:
        for text in (entry.question, *collection.alternates.get(entry.key, ())):
            wording = one_line(text)
            solid = _solid(normalise(wording))
            yield _Row(entry.key, wording, solid, _light(solid))


def _solid(normal: str) -> str:
    """Spaces are free in Thai."""
    return normal.replace(" ", "")


def _light(solid: str) -> str:
    return _LIGHT_MARKS.sub("", solid)


def _place(wording: str, solid: str) -> tuple[int, int] | None:
    """Where in a wording some solid text stands.

    :return: From, to; None where it is spelt in another way there.
    """
    places = [at for at, sign in enumerate(wording) if not sign.isspace()]
    plain = "".join(normalise(wording[at]) or wording[at] for at in places)
    if len(plain) != len(places):
        return None
    at = plain.find(solid)
    return (places[at], places[at + len(solid) - 1] + 1) if at >= 0 else None
