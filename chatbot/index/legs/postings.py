"""Inverted lists: for each token the items that hold it, with what it adds to their scores."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import starts_of
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
        parts, weights = self._parts(asked)
        sums = np.bincount(self.items[parts], weights, minlength=self.total)
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

        Very many items are summed up by the last bits of their numbers first, so that the work
        depends on the length of the lists alone, and not on how many items there are.

        :param entries: How many of the items, the first ones, are entries.
        """
        parts, weights = self._parts(asked)
        items = self.items[parts]
        if self.total <= _SUMMED:
            each: Scores = np.bincount(items, weights, self.total).astype(np.float32)
            named = np.concatenate([most(each[:entries], k), entries + most(each[entries:], k)])
            return np.sort(named[each[named] > 0])
        if len(items) > _BUCKETS // 4:
            buckets = items & (_BUCKETS - 1)
            sums = np.bincount(buckets, weights, minlength=_BUCKETS)
            least = np.partition(sums, _BUCKETS - _LOOKED_AT)[_BUCKETS - _LOOKED_AT]
            # Gaps are few, and all looked at: entries in the same bucket must not hide them.
            kept = (sums >= least)[buckets] | (items >= entries)
            items, weights = items[kept], weights[kept]
        found, owners = np.unique(items, return_inverse=True)
        scores = np.bincount(owners, weights).astype(np.float32)
        split = np.searchsorted(found, entries)
        best = (
            found[:split][most(scores[:split], k)],
            found[split:][most(scores[split:], k)],
        )
        return np.sort(np.concatenate(best)).astype(np.intp)

    def _parts(self, asked: AskedTokens) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Where the lists of some tokens stand, token after token, and what they add.

        All at once: a question has hundreds of n-grams, and a slice for each costs more than
        what is summed up.
        """
        starts = self.starts[asked.places]
        lengths = self.starts[asked.places + 1] - starts
        ends = lengths.cumsum()
        parts = np.arange(ends[-1]) + (starts - ends + lengths).repeat(lengths)
        weights = self.weights[parts].astype(np.float32)
        weights *= asked.counts.repeat(lengths)
        return parts, weights

    def cut(self, longest: int, entries: int) -> Self:
        """The same with its longest lists cut short.

        :param longest: Entries, and gaps, that a list holds at most: those that score most by it.
        :param entries: How many of the items, the first ones, are entries.
        """
        kept = champions(self.starts, self.items, self.weights, longest, entries)
        ends = starts_of(kept)[self.starts]
        return type(self)(
            self.tokens, self.holders, self.total, ends, self.items[kept], self.weights[kept]
        )


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
    """The places of the ``k`` highest scores, of all when there are fewer, in any order."""
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.argpartition(-scores, k - 1)[:k]
