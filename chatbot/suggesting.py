"""Official questions while somebody is still typing, without any model.

Compared is the text itself: Thai has no spaces to tell where a word begins, so what is typed may
stand anywhere in a wording, and the last word typed is seldom whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from pythainlp.util import eng_to_thai, thai_to_eng
from rapidfuzz import fuzz, process

from chatbot.corpus import Collection
from chatbot.corpus.markup import one_line
from chatbot.datatypes import EVERYTHING, EntryKey, Scope
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

    :param rows: All wordings of the documents that are searched.
    """

    def __init__(self, rows: Iterable[_Row], reader: QueryReader, repairer: Repairer) -> None:
        self._rows = tuple(rows)
        self._lights = [row.light for row in self._rows]
        self._reader = reader
        self._repairer = repairer

    @classmethod
    def of(cls, collection: Collection, reader: QueryReader, repairer: Repairer) -> Self:
        """The suggester of some documents: their questions and the curated wordings of these."""
        return cls(_rows(collection), reader, repairer)

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
        found = self._containing(solid) or self._mended(typed, text) or self._alike(solid)
        best: dict[EntryKey, Suggestion] = {}
        for row, contained in found:
            if row.key not in best and within.touches(row.key.document):
                hit = _place(row.wording, contained) if contained else None
                best[row.key] = Suggestion(row.key, row.wording, hit)
                if len(best) == limit:
                    break
        return tuple(best.values())

    def _containing(self, solid: str) -> list[_Found]:
        """Wordings with what is typed in them: at their beginning first, the shorter first."""
        light = _light(solid)
        ranked = []
        for order, row in enumerate(self._rows):
            at = row.solid.find(solid)
            exact = at >= 0
            if not exact and light:
                at = row.light.find(light)
            if at >= 0:
                ranked.append((not exact, at > 0, len(row.solid), order, row))
        ranked.sort(key=lambda one: one[:4])
        return [(row, solid) for *_, row in ranked]

    def _mended(self, typed: str, text: str) -> list[_Found]:
        """The same for what was meant, e.g. where it was typed on the keys of another language."""
        readings = [one.text for one in self._repairer.readings(self._reader.read(text))]
        # A word that is not whole yet looks like nothing that was mistyped: its keys still tell.
        other_keys = eng_to_thai(typed) if typed.isascii() else thai_to_eng(typed)
        meant = (*readings, normalise(other_keys))
        return [found for one in meant for found in self._containing(_solid(one))]

    def _alike(self, solid: str) -> list[_Found]:
        light = _light(solid)
        if len(light) < _FUZZY_FROM:
            return []
        near = process.extract(
            light, self._lights, scorer=fuzz.partial_ratio, score_cutoff=_NEAR, limit=None
        )
        # What is shorter than the typed text is contained in it, which says little.
        rows = [self._rows[order] for _, _, order in near if len(self._lights[order]) >= len(light)]
        return [(row, None) for row in rows]


def _rows(collection: Collection) -> Iterator[_Row]:
    for corpus in collection.current:
        for entry in corpus.entries:
            for text in (entry.question, *corpus.alternates.get(entry.id, ())):
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
