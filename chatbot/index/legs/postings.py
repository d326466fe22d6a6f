"""Inverted lists: for each token the items that hold it, with what it adds to their scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array
from chatbot.index.legs.base import Scores
from chatbot.index.rarity import rarity

Tokens = NDArray[np.uint64]
"""What is looked up, each token a number of 64 bits."""

_BUCKETS = 1 << 15
_LOOKED_AT = 1 << 10
"""Of the buckets that items are summed up in by their last bits, those whose items are summed up
one by one: many times as many as items are asked for."""


@dataclass(frozen=True, slots=True)
class AskedTokens:
    """The tokens of a question, each once.

    :param tokens: Those that some item holds, shape ``(n,)``.
    :param places: Their places among the tokens of the lists, same shape.
    :param counts: How often the question has them, same shape.
    :param most: What an item scores at most, that holds all of the question very often.
    """

    tokens: Tokens
    places: NDArray[np.intp]
    counts: NDArray[np.float32]
    most: float


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists of all tokens, one after the other.

    :param tokens: Ascending, shape ``(tokens,)``.
    :param holders: How many items hold each, also where its list is cut short, same shape.
    :param starts: Where each list begins, and the end, shape ``(tokens + 1,)``.
    :param items: Ascending within a list, shape ``(n,)``.
    :param weights: What the token adds to the item's score, shape ``(n,)``.
    :param total: How many items there are.
    :raises ValueError: They do not belong together.
    """

    tokens: Tokens
    holders: NDArray[np.int32]
    starts: NDArray[np.int64]
    items: NDArray[np.int32]
    weights: NDArray[np.float16]
    total: int

    def __post_init__(self) -> None:
        same = len(self.items) == len(self.weights) == int(self.starts[-1])
        if not same or not len(self.tokens) == len(self.holders) == len(self.starts) - 1:
            raise ValueError("the arrays of the inverted lists do not belong together")

    def asked(self, tokens: Tokens) -> AskedTokens | None:
        """What a question asks of the lists.

        :param tokens: All of its tokens, repeated as they are in it.
        :return: None when no item holds any of them.
        """
        different, counts = np.unique(tokens, return_counts=True)
        places = np.searchsorted(self.tokens, different)
        places[places == len(self.tokens)] = 0
        known = self.tokens[places] == different if len(self.tokens) else np.zeros(0, dtype=bool)
        if not known.any():
            return None
        places, weights = places[known], counts[known].astype(np.float32)
        unknown = float(rarity(0, self.total)) * float(counts[~known].sum())
        most = float(rarity(self.holders[places], self.total) @ weights) + unknown
        return AskedTokens(different[known], places, weights, most)

    def rarity_of(self, asked: AskedTokens) -> NDArray[np.float32]:
        """How much each token that is asked for says."""
        return rarity(self.holders[asked.places], self.total).astype(np.float32)

    def frequency(self, token: np.uint64) -> int:
        """How many items hold a token."""
        place = int(np.searchsorted(self.tokens, token))
        known = place < len(self.tokens) and self.tokens[place] == token
        return int(self.holders[place]) if known else 0

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

        Items are summed up by the last bits of their numbers first, so that the work depends on
        the length of the lists alone, and not on how many items there are.

        :param entries: How many of the items, the first ones, are entries.
        """
        parts, weights = self._parts(asked)
        items = self.items[parts]
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
        lengths = np.diff(self.starts)
        kept = np.ones(len(self.items), dtype=bool)
        for place in np.flatnonzero(lengths > longest):
            span = slice(*self.starts[place : place + 2])
            kept[span] = champions(self.items[span], self.weights[span], longest, entries)
        ends = np.concatenate([[0], kept.cumsum()])[self.starts]
        return type(self)(
            self.tokens, self.holders, ends, self.items[kept], self.weights[kept], self.total
        )

    def save(self, folder: Path) -> None:
        """Write it into a new folder, as plain arrays."""
        folder.mkdir()
        for name, array in self._arrays():
            np.save(folder / f"{name}.npy", array, allow_pickle=False)
        np.save(folder / "total.npy", np.array(self.total), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        names = ("tokens", "holders", "starts", "items", "weights")
        total = int(np.load(folder / "total.npy", allow_pickle=False))
        arrays = {name: load_array(folder / f"{name}.npy") for name in names}
        return cls(**arrays, total=total)

    def _arrays(self) -> Iterator[tuple[str, NDArray[np.generic]]]:
        for name in ("tokens", "holders", "starts", "items", "weights"):
            yield name, getattr(self, name)


def champions(
    items: NDArray[np.int32], weights: NDArray[np.float16], longest: int, entries: int
) -> NDArray[np.bool_]:
    """Which items of a list are kept where it is cut short: entries and gaps by themselves.

    :param items: Ascending.
    """
    kept = np.zeros(len(items), dtype=bool)
    split = np.searchsorted(items, entries)
    kept[:split][most(weights[:split], longest)] = True
    kept[split:][most(weights[split:], longest)] = True
    return kept


def most(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    """The places of the ``k`` highest scores, of all when there are fewer, in any order."""
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.argpartition(-scores, k - 1)[:k]
