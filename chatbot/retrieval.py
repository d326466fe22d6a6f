"""From a query to ranked entries: every leg has its own view, fused into one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chatbot.datatypes import EntryKey, Hit
from chatbot.index.index import Index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.legs.base import Scores
from chatbot.query import Query

RANKED = 10
"""Entries in a ranking unless asked for more."""

Items = NDArray[np.bool_]
"""Some of the items, entries first, then gaps: shape ``(items,)``."""

# Score of its best entry from which a leg has all of its say. An English question shares a few
# characters with some entry by chance: scaled up to 1, they would outvote the leg that knows.
_FULL_VOTE = 0.3


@dataclass(frozen=True)
class Evidence:
    """What the legs found for one query.

    :param query: What was searched for.
    :param index: Where it was searched; items are numbered entries first, then gaps.
    :param legs: Per leg that had something to say, one score an item, 0 to 1.
    :param fused: One score an item; 1 is the best entry of every leg, a gap may exceed it.
    :param ranked: Item numbers of the entries that some leg found, best first, by whoever weighed
        them; by their fused score when not given.
    :param everywhere: What was found before it was narrowed down; None where nothing was left out.
    """

    query: Query
    index: Index
    legs: Mapping[str, Scores]
    fused: Scores
    ranked: NDArray[np.intp] | None = None
    everywhere: "Evidence | None" = None

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """Item numbers of the entries that some leg found, best first; sorted once."""
        if self.ranked is not None:
            return self.ranked
        entries = self.fused[: len(self.index.entries)]
        best_first = np.argsort(-entries, kind="stable")
        return best_first[: np.count_nonzero(entries > 0)]

    def ranking(self, k: int = RANKED) -> tuple[Hit, ...]:
        """The best ``k`` entries; none when no leg found any."""
        return tuple(
            Hit(self.index.entries[number], float(self.fused[number])) for number in self.order[:k]
        )


def once_each(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """A ranking of some hits: each entry once, where it comes first."""
    by_key: dict[EntryKey, Hit] = {}
    for hit in hits:
        by_key.setdefault(hit.key, hit)
    return tuple(by_key.values())[:RANKED]


class Retriever:
    """Searches an index with all legs.

    :param weights: Per leg its weight; a leg left out is not asked.
    :param within: Which items may be found, shape ``(items,)``; all of them when not given.
    """

    def __init__(
        self,
        index: Index,
        weights: Mapping[str, float] = LEG_WEIGHTS,
        within: Items | None = None,
    ) -> None:
        self.index = index
        self.weights = weights
        self.within = within

    def search(self, query: Query) -> Evidence:
        """Ask every leg and fuse what they found."""
        answers = {leg: self.index.legs[leg].ask(query) for leg in self.weights}
        legs = {leg: scores for leg, scores in answers.items() if scores is not None}
        found = self._fused(query, legs)
        return found if self.within is None else self.narrowed(found, self.within)

    def finds(self, number: int) -> bool:
        """Whether an item may be found."""
        return self.within is None or bool(self.within[number])

    def narrowed(self, found: Evidence, within: Items) -> Evidence:
        """What would have been found, had the other items not been there.

        Left out before the scores are scaled to the best, so that those left are the best.

        :param within: Which items are left.
        """
        masked = {leg: scores * within for leg, scores in found.legs.items()}
        legs = {leg: scores for leg, scores in masked.items() if scores.max() > 0}
        return self._fused(found.query, legs, found)

    def _fused(
        self, query: Query, legs: Mapping[str, Scores], everywhere: Evidence | None = None
    ) -> Evidence:
        items = len(self.index.entries) + self.index.gaps
        fused = fuse(legs, self.weights, len(self.index.entries), items)
        return Evidence(query, self.index, legs, fused, everywhere=everywhere)


def fuse(
    legs: Mapping[str, Scores], weights: Mapping[str, float], entries: int, items: int
) -> Scores:
    """One list of scores from those of the legs.

    A convex combination of max-normalised scores (Bruch, Gai, Ingber 2023, arXiv 2210.11934).
    A leg with little to say has little weight, one with nothing drops out, and the weights of
    the rest are renormalised: filling in zeros or a worst rank for it would give it a say that
    it has not earned.

    :param legs: Per leg that had something to say, one score an item.
    :param weights: Per leg its weight.
    :param entries: How many of the items, the first ones, are entries; at least one.
    :param items: How many items there are.
    :return: One score an item; zeros when no leg found an entry.
    """
    fused = np.zeros(items, dtype=np.float32)
    total = 0.0
    for leg, scores in legs.items():
        best = float(scores[:entries].max())
        if best > 0:
            vote = weights[leg] * min(1.0, best / _FULL_VOTE)
            fused += vote * scores / best
            total += vote
    return fused / total if total else fused
