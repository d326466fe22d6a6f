"""The texts of items, a byte a character: what n-grams of a question are counted in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays, starts_of
from chatbot.index.legs.base import Items, Scores
from chatbot.index.legs.bm25 import norms_of
from chatbot.index.legs.grams import Codes, grams_at, places_of
from chatbot.index.legs.material import ItemsRead
from chatbot.index.legs.token_table import AskedTokens, Tokens
from chatbot.spool import Spool

_FIRST_BITS = 16
"""By which tokens are found among a few."""
_FURTHER_BITS = np.uint64(64 - _FIRST_BITS)


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """The codes of all items, those of an item one after the other.

    Each text is padded, so that no n-gram of a question runs from one into the next.

    :param codes: Shape (n,).
    :param starts: Where those of each item begin, and the end, shape (items + 1,).
    :param norms: How much its length counts against what an item has, shape (items,).
    :raises ValueError: They do not belong together.
    """

    codes: Codes
    starts: NDArray[np.int64]
    norms: NDArray[np.float32]

    def __post_init__(self) -> None:
        if len(self.starts) != len(self.norms) + 1 or len(self.codes) != int(self.starts[-1]):
            raise ValueError("the arrays of the coded texts do not belong together")

    def sums(self, asked: AskedTokens, rarity: NDArray[np.float32], items: Items) -> Scores:
        """BM25 of some items.

        :param rarity: Of the tokens that are asked for.
        :param items: Ascending.
        """
        starts, ends = self.starts[items], self.starts[items + 1]
        codes = np.concatenate(
            [self.codes[start:end] for start, end in zip(starts, ends, strict=True)]
        )
        places = places_of(asked.tokens, codes)
        of_items = np.diff(np.searchsorted(places, np.cumsum(ends - starts)), prepend=0)
        owners = (np.arange(len(items)) * len(asked.tokens)).repeat(of_items)
        numbers_of = _Numbers(asked.tokens)
        cells = []
        for which, tokens in grams_at(codes, places):
            found, numbers = numbers_of(tokens)
            cells.append(owners[which[found]] + numbers)
        size = len(items) * len(asked.tokens)
        held = np.bincount(np.concatenate(cells), minlength=size)
        times = held.reshape(len(items), -1).astype(np.float32)
        times /= times + self.norms[items][:, np.newaxis]
        sums: Scores = times @ (rarity * asked.counts)
        return sums

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        save_arrays(folder, {name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        return cls(**load_arrays(folder, cls.__slots__))


class _Numbers:
    """Finds tokens among a few by their first bits, of which hardly two have the same.

    A quarter of the time of a binary search for each.

    :param tokens: Ascending, at least one.
    """

    def __init__(self, tokens: Tokens) -> None:
        beginnings = tokens >> _FURTHER_BITS
        self._firsts = np.zeros(1 << _FIRST_BITS, dtype=np.intp)
        # Of several that begin the same, the first: written last.
        self._firsts[beginnings[::-1]] = np.arange(len(tokens))[::-1]
        self._alike = int(np.unique(beginnings, return_counts=True)[1].max())
        # So that there is always a next one: the first begins otherwise than the last, or is it.
        self._tokens = np.concatenate([tokens, tokens[: self._alike]])

    def __call__(self, tokens: Tokens) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The places of those that are among them, in any order, and their numbers there."""
        numbers = self._firsts[tokens >> _FURTHER_BITS]
        places, found = [], []
        for further in range(self._alike):
            there = numbers + further
            equal = np.flatnonzero(self._tokens[there] == tokens)
            places.append(equal)
            found.append(there[equal])
        return np.concatenate(places), np.concatenate(found)


class CodedTextsBuilder:
    """Takes the texts of items, some at a time."""

    def __init__(self) -> None:
        self._codes, self._coded = Spool(np.uint8), Spool(np.int64)
        self._lengths = Spool(np.float32)

    def add(self, read: ItemsRead) -> None:
        """Take the next items."""
        self._codes.append(read.codes)
        self._coded.append(read.coded)
        self._lengths.append(read.grams.lengths)

    def finish(self) -> CodedTexts:
        """The texts of all items that were taken."""
        starts = starts_of(self._coded.array())
        return CodedTexts(self._codes.array(), starts, norms_of(self._lengths.array()))
