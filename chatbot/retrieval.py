"""From a query to ranked entries: every leg has its own view, fused into one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chatbot.datatypes import EntryKey, Hit
from chatbot.index.index import Index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.legs.base import EVERY, Items, Leg, Scores
from chatbot.index.legs.dense import DenseLeg
from chatbot.query import Query

RANKED = 10
"""Entries in a ranking unless asked for more."""

CANDIDATES = 100
"""Entries, and gaps, that each leg names where there are more items than can all be scored."""

_MOST_CANDIDATES = 6_400
"""That are asked for at most where few of those named lie within a scope."""
_MORE = 8
"""Times as many are asked for then."""

_SMALL_SCOPE = 400
"""Items of a scope up to which all of them are scored, near or not."""

Within = NDArray[np.bool_]
"""Some of the items, entries first, then gaps: shape ``(items,)``."""

# Score of its best entry from which a leg has all of its say. An English question shares a few
# characters with some entry by chance: scaled up to 1, they would outvote the leg that knows.
_FULL_VOTE = 0.3


@dataclass(frozen=True)
class Evidence:
    """What the legs found for one query.

    :param query: What was searched for.
    :param index: Where it was searched; items are numbered entries first, then gaps.
    :param items: Numbers of the items that were scored, ascending: every one of a small index,
        those that some leg named of a large one.
    :param legs: Per leg that had something to say, one score for each of these, 0 to 1.
    :param fused: One score for each; 1 is the best entry of every leg, a gap may exceed it.
    :param ranked: Item numbers of the entries that some leg found, best first, by whoever weighed
        them; by their fused score when not given.
    :param left: Which of the items may be found, where it was narrowed down.
    :param everywhere: What was found before that; None where nothing was left out.
    """

    query: Query
    index: Index
    items: Items
    legs: Mapping[str, Scores]
    fused: Scores
    ranked: Items | None = None
    left: Within | None = None
    everywhere: "Evidence | None" = None

    @cached_property
    def entries(self) -> int:
        """How many of the items, the first ones, are entries."""
        return int(np.searchsorted(self.items, len(self.index.entries)))

    @cached_property
    def order(self) -> Items:
        """Item numbers of the entries that some leg found, best first; sorted once."""
        if self.ranked is not None:
            return self.ranked
        fused = self.fused[: self.entries]
        best_first = np.argsort(-fused, kind="stable")
        return self.items[best_first[: np.count_nonzero(fused > 0)]]

    @cached_property
    def best_by_source(self) -> int | None:
        """The entry that the source itself says most of, among those that were scored."""
        if DenseLeg.name not in self.legs:
            return None
        entries = self.items[: self.entries]
        if self.left is not None:
            entries = entries[self.left[: self.entries]]
        scores = self.index.dense.source(self.query, entries)
        return None if scores is None else int(entries[scores.argmax()])

    @cached_property
    def usual_score(self) -> tuple[float, float]:
        """Mean and standard deviation of the entries' dense scores.

        Of a large index, those of a sample of its entries.
        """
        if self.index.items > EVERY:
            return self.index.dense.usual(self.query)
        scores = self.legs[DenseLeg.name][: self.entries]
        return float(scores.mean()), float(scores.std())

    def places(self, numbers: Items) -> NDArray[np.intp]:
        """Where some of the items stand among those that were scored, in any order."""
        return np.searchsorted(self.items, numbers)

    def ranking(self, k: int = RANKED) -> tuple[Hit, ...]:
        """The best ``k`` entries; none when no leg found any."""
        best = self.order[:k]
        scores = self.fused[self.places(best)].tolist()
        return tuple(
            Hit(self.index.entries[number], score)
            for number, score in zip(best.tolist(), scores, strict=True)
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
    :param within: Which items may be found; all of them when not given.
    """

    def __init__(
        self,
        index: Index,
        weights: Mapping[str, float] = LEG_WEIGHTS,
        within: Within | None = None,
    ) -> None:
        self.index = index
        self.weights = weights
        self.within = within
        inside = None if within is None else np.flatnonzero(within)
        self._all_inside = inside if inside is not None and len(inside) <= _SMALL_SCOPE else None

    def search(self, query: Query) -> Evidence:
        """Ask every leg and fuse what they found."""
        items = self._candidates(query)
        every = None if len(items) == self.index.items else items
        answers = {leg: self.index.legs[leg].ask(query, every) for leg in self.weights}
        legs = {leg: scores for leg, scores in answers.items() if scores is not None}
        found = self._fused(query, items, legs)
        return found if self.within is None else self.narrowed(found, self.within[items])

    def finds(self, number: int) -> bool:
        """Whether an item may be found."""
        return self.within is None or bool(self.within[number])

    def narrowed(self, found: Evidence, within: Within) -> Evidence:
        """What would have been found, had the other items not been there.

        Left out before the scores are scaled to the best, so that those left are the best.

        :param within: Which of the items that were scored are left.
        """
        masked = {leg: scores * within for leg, scores in found.legs.items()}
        legs = {leg: scores for leg, scores in masked.items() if scores.max(initial=0) > 0}
        return self._fused(found.query, found.items, legs, within, found)

    def _candidates(self, query: Query) -> Items:
        """The items that are scored: those that any leg names, and all of a small scope.

        With their twins, of which one may be meant that no leg names.
        """
        if self.index.items <= EVERY:
            return self.index.every_item
        named = [self._named(query, self.index.legs[leg]) for leg in self.weights]
        if self._all_inside is not None:
            named.append(self._all_inside)
        items = np.unique(np.concatenate(named))
        twins = [one for number in items.tolist() for one in self.index.twins.of(number)]
        return np.union1d(items, twins).astype(np.intp) if twins else items

    def _named(self, query: Query, leg: Leg) -> Items:
        """The items that a leg names; within a scope, as many as it takes for enough entries."""
        k = CANDIDATES
        first = found = leg.nearest(query, k)
        if self.within is None or self._all_inside is not None:
            return first
        inside = found[self.within[found]]
        # Gaps do not count: a document's are within each of its sections, however many.
        entries = len(self.index.entries)
        while np.searchsorted(inside, entries) < CANDIDATES and k < _MOST_CANDIDATES:
            k *= _MORE
            more = leg.nearest(query, k)
            if len(more) == len(found):
                break
            found, inside = more, more[self.within[more]]
        # Those outside tell whether what lies there would be answered rather.
        return np.union1d(first, inside)

    def _fused(
        self,
        query: Query,
        items: Items,
        legs: Mapping[str, Scores],
        left: Within | None = None,
        everywhere: Evidence | None = None,
    ) -> Evidence:
        entries = int(np.searchsorted(items, len(self.index.entries)))
        fused = fuse(legs, self.weights, entries, len(items))
        return Evidence(query, self.index, items, legs, fused, left=left, everywhere=everywhere)


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
    :param entries: How many of the items, the first ones, are entries.
    :param items: How many items there are.
    :return: One score an item; zeros when no leg found an entry.
    """
    fused = np.zeros(items, dtype=np.float32)
    total = 0.0
    for leg, scores in legs.items():
        best = float(scores[:entries].max(initial=0))
        if best > 0:
            vote = weights[leg] * min(1.0, best / _FULL_VOTE)
            fused += vote * scores / best
            total += vote
    return fused / total if total else fused
