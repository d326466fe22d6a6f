"""Inverted lists: for each token the items that hold it, with what it adds to their scores."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.index.legs.base import Scores
from chatbot.index.legs.token_table import AskedTokens, TokenTable

_SUMMED = 1 << 17
"""Items up to which each is summed up by itself."""
_BUCKETS = 1 << 15
_LOOKED_AT = 1 << 10
"""Of the buckets that items are summed up in by their last bits, those whose items are summed up
one by one: many times as many as items are asked for."""


@dataclass(frozen=True, slots=True)
class Postings(TokenTable):
    """The lists of all tokens, one after the other.

    Some may be cut short; how many items hold a token is known all the same.

    :param starts: Where each list begins, and the end, shape ``(tokens + 1,)``.
    :param items: Ascending within a list, shape ``(n,)``.
    :param weights: What the token adds to the item's score, shape ``(n,)``.
    :raises ValueError: They do not belong together.
    """

    starts: NDArray[np.int64]
    items: NDArray[np.int32]
    weights: NDArray[np.float16]

    def __post_init__(self) -> None:
        same = len(self.items) == len(self.weights) == int(self.starts[-1])
        if not same or not len(self.tokens) == len(self.holders) == len(self.starts) - 1:
            raise ValueError("the arrays of the inverted lists do not belong together")

    def sums(self, asked: AskedTokens) -> Scores:
        """What every item scores, shape ``(items,)``."""
        parts, counts = self._whole(asked)
        sums = np.bincount(self.items[parts], self._weighed(parts, counts), self.total)
        return sums.astype(np.float32)

    def sums_of(self, asked: AskedTokens, items: NDArray[np.intp]) -> Scores:
        """What some items score, by a look into each list.

        :param items: Ascending.
        """
        sums = np.zeros(len(items), dtype=np.float32)
        for place, count in zip(asked.places, asked.counts, strict=True):
            start, end = self.starts[place : place + 2]
            held = self.items[start:end]
            found = np.searchsorted(held, items)
            found[found == len(held)] = 0
            there = held[found] == items
            sums[there] += self.weights[start + found[there]].astype(np.float32) * count
        return sums

    def best(self, asked: AskedTokens, k: int, entries: int) -> NDArray[np.intp]:
        """About the ``k`` entries and the ``k`` gaps that score most, ascending.

        :param entries: How many of the items, the first ones, are entries.
        """
        return self.best_at(*self._whole(asked), k, entries)

    def best_at(
        self, parts: NDArray[np.int64], counts: NDArray[np.float32], k: int, entries: int
    ) -> NDArray[np.intp]:
        """The same by some places of the lists alone.

        Very many items are summed up by the last bits of their numbers first, so that the work
        depends on the length of the lists alone, and not on how many items there are.

        :param parts: The places, shape ``(n,)``.
        :param counts: How often each counts, same shape.
        """
        items, weights = self.items[parts], self._weighed(parts, counts)
        if self.total <= _SUMMED:
            each: Scores = np.bincount(items, weights, self.total).astype(np.float32)
            named = np.concatenate([most(each[:entries], k), entries + most(each[entries:], k)])
            return np.sort(named)
        if len(items) > _BUCKETS // 4:
            buckets = items & (_BUCKETS - 1)
            sums: Scores = np.bincount(buckets, weights, minlength=_BUCKETS).astype(np.float32)
            looked_at = np.zeros(_BUCKETS, dtype=bool)
            looked_at[most(sums, _LOOKED_AT)] = True
            # Gaps are few, and all looked at: entries in the same bucket must not hide them.
            kept = looked_at[buckets] | (items >= entries)
            items, weights = items[kept], weights[kept]
        found, owners = np.unique(items, return_inverse=True)
        scores = np.bincount(owners, weights).astype(np.float32)
        split = np.searchsorted(found, entries)
        best = (
            found[:split][most(scores[:split], k)],
            found[split:][most(scores[split:], k)],
        )
        return np.sort(np.concatenate(best)).astype(np.intp)

    def _whole(self, asked: AskedTokens) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """All places of the lists of some tokens, and how often each counts."""
        starts = self.starts[asked.places]
        lengths = self.starts[asked.places + 1] - starts
        return runs(starts, lengths), asked.counts.repeat(lengths)

    def _weighed(
        self, parts: NDArray[np.int64], counts: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """What some places of the lists add."""
        weights = self.weights[parts].astype(np.float32)
        weights *= counts
        return weights


def runs(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of some runs, one run after the other.

    All at once: a question has hundreds of n-grams, and a slice for each costs more than what is
    summed up.

    :param starts: Of each run, shape ``(runs,)``.
    :param lengths: Of each run, same shape.
    """
    ends = lengths.cumsum()
    numbers: NDArray[np.int64] = np.arange(lengths.sum())
    numbers += (starts - ends + lengths).repeat(lengths)
    return numbers


def champions(
    starts: NDArray[np.int64],
    items: NDArray[np.int32],
    weights: NDArray[np.float16],
    longest: int,
    entries: int,
) -> NDArray[np.bool_]:
    """Which items of some lists are kept where they are cut short, shape ``(n,)``.

    Entries and gaps by themselves: those that score most by each list.

    :param starts: Where each list begins, and the end, shape ``(lists + 1,)``.
    :param items: Ascending within a list, shape ``(n,)``.
    :param weights: What the list adds to the item's score, same shape.
    :param longest: Entries, and gaps, that a list holds at most.
    :param entries: How many of the items, the first ones, are entries.
    """
    kept = np.ones(len(items), dtype=bool)
    for place in np.flatnonzero(np.diff(starts) > longest):
        first, end = starts[place : place + 2]
        border = first + np.searchsorted(items[first:end], entries)
        kept[first:end] = False
        for part in (slice(first, border), slice(border, end)):
            kept[part.start + most(weights[part], longest)] = True
    return kept


def most(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    """The places of the ``k`` highest scores above 0, of all these when there are fewer.

    In any order. Most items score nothing, and numpy parts numbers of which many are equal ten
    times as slowly.
    """
    places = np.flatnonzero(scores > 0)
    if len(places) <= k:
        return places
    return places[np.argpartition(-scores[places], k - 1)[:k]]
