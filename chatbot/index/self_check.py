"""The self-check of a build: a leg that cannot find the documents' own questions is left out."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Self

from chatbot.corpus import Collection
from chatbot.datatypes import OFFERED
from chatbot.errors import BlindIndexError
from chatbot.index.index import Index
from chatbot.index.legs.base import EVERY, Leg
from chatbot.query import Query, QueryReader
from chatbot.text.normalise import normalise

logger = logging.getLogger(__name__)

# Questions asked: with 32, chance hardly moves a leg that finds nine in ten below a half, or one
# that guesses (a quarter at most, see below) above it.
_ASKED = 32
# A leg has found an entry when the entry is among as many first ones as are offered, or among the
# first quarter where the collection is small: guessing must stay well below a half.
_QUARTER = 4
# Healthy legs find all of the shipped document, blind ones 3 of 57 at most.
_SIGHTED_FROM = 0.5

_THAI = re.compile("[\u0e01-\u0e5b]+")
# Thai characters, some five words, from which a question can be told by its Thai alone.
_TELLING = 20

_ADVICE = (
    "'chatbot build' builds the index anew; where the model knows no Thai, "
    "CHATBOT_EMBEDDING_MODEL names another."
)


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What the legs found of the official questions that they were asked.

    :param asked: How many questions.
    :param found: Per leg, how many of their entries.
    """

    asked: int
    found: Mapping[str, int]

    @property
    def sighted(self) -> tuple[str, ...]:
        """Names of the legs that see, in the order that they are registered in."""
        return tuple(leg for leg, n in self.found.items() if n >= _SIGHTED_FROM * self.asked)

    def report(self, name: str) -> None:
        """Log each leg that is left out.

        :param name: Of the collection.
        :raises BlindIndexError: No leg sees.
        """
        sighted = self.sighted
        if not sighted:
            counts = ", ".join(f"{leg} {n} of {self.asked}" for leg, n in self.found.items())
            raise BlindIndexError(
                f"{name}: no leg of the index finds the documents' own questions "
                f"({counts}). {_ADVICE}"
            )
        for leg in (leg for leg in self.found if leg not in sighted):
            logger.warning(
                "%s: the %s leg is blind and left out: it finds %d of %d official questions. %s",
                name,
                leg,
                self.found[leg],
                self.asked,
                _ADVICE,
            )

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave.

        :raises KeyError: It is something else.
        """
        return cls(value["asked"], value["found"])


def check_legs(collection: Collection, index: Index, reader: QueryReader) -> SelfCheck:
    """Ask every leg for entries by their own questions.

    What blinds a leg is Thai: a tokeniser that drops its letters, a model that takes every word
    of it for the same unknown one. Official questions are full of terms such as ``e-Service``, by
    which such a leg still finds most of their entries, so they are asked by their Thai alone.

    :param collection: The documents, at least one entry.
    :param index: The index built from it.
    :param reader: Reads what people will ask.
    """
    asked_as = cache(lambda number: _asked_as(collection.entries[number].question))
    # Entries that are asked for alike answer for each other: no leg can tell them apart.
    asked = dict.fromkeys(asked_as(number) for number in _spread(len(index.entries)))
    queries = [reader.read(text) for text in asked]
    found = {
        name: sum(_finds(leg, query, index, asked_as) for query in queries)
        for name, leg in index.legs.items()
    }
    return SelfCheck(len(queries), found)


def _asked_as(question: str) -> str:
    """The Thai of an official question; all of it where there is too little Thai to tell it by."""
    text = normalise(question)
    thai = " ".join(_THAI.findall(text))
    return thai if len(thai) >= _TELLING else text


def _spread(entries: int) -> list[int]:
    """At most ``_ASKED`` of the entries, evenly over all of them."""
    count = min(_ASKED, entries)
    return [place * entries // count for place in range(count)]


def _finds(leg: Leg, query: Query, index: Index, asked_as: Callable[[int], str]) -> bool:
    """Whether a leg puts a question's own entry first enough.

    :param query: The question, as one or more entries are asked for.
    :param asked_as: What an entry is asked for as, by its number.
    """
    every = index.every_item if index.items <= EVERY else leg.nearest(query, OFFERED)
    items = every[every < len(index.entries)]
    scores = leg.ask(query, items) if len(items) else None
    if scores is None:
        return False
    best: dict[str, float] = {}
    for number, score in zip(items.tolist(), scores.tolist(), strict=True):
        text = asked_as(number)
        best[text] = max(score, best.get(text, 0.0))
    wanted = best.get(query.typed, 0.0)
    # A tie counts against the leg: to score all entries alike is one way of being blind.
    ahead = sum(score >= wanted for score in best.values()) - 1
    places = max(1, min(OFFERED, len(best) // _QUARTER)) if index.items <= EVERY else OFFERED
    return wanted > 0 and ahead < places
