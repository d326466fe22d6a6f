"""Inverted lists of which the long ones are looked through in part."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays, starts_of
from chatbot.index.legs.postings import Postings, champions, runs
from chatbot.index.legs.token_table import AskedTokens

_STORED = ("long", "starts", "kept")


@dataclass(frozen=True, slots=True)
class ShortLists:
    """The items that long lists say most of, as places in these lists.

    :param lists: All of them, whole.
    :param long: Places of the tokens whose lists are long, ascending, at least one, shape
        ``(long,)``.
    :param starts: Where what is kept of each begins, and the end, shape ``(long + 1,)``.
    :param kept: Places within the list, ascending, shape ``(n,)``.
    :raises ValueError: They do not belong together.
    """

    lists: Postings
    long: NDArray[np.int64]
    starts: NDArray[np.int64]
    kept: NDArray[np.int32]

    def __post_init__(self) -> None:
        if len(self.long) != len(self.starts) - 1 or len(self.kept) != int(self.starts[-1]):
            raise ValueError("the arrays of the short lists do not belong together")

    @classmethod
    def of(cls, lists: Postings, longest: int, entries: int) -> Self | None:
        """Keep what long lists say most of.

        :param longest: Entries, and gaps, that are kept of a list at most.
        :param entries: How many of the items, the first ones, are entries.
        :return: None where no list is longer.
        """
        long = np.flatnonzero(np.diff(lists.starts) > longest)
        if not len(long):
            return None
        of_all = champions(lists.starts, lists.items, lists.weights, longest, entries)
        kept = [
            np.flatnonzero(of_all[slice(*lists.starts[place : place + 2])]).astype(np.int32)
            for place in long
        ]
        starts = starts_of(np.array([len(one) for one in kept]))
        return cls(lists, long, starts, np.concatenate(kept))

    def best(self, asked: AskedTokens, k: int, entries: int) -> NDArray[np.intp]:
        """As of :meth:`Postings.best`, by what is kept of the long lists."""
        starts, ends = self.lists.starts[asked.places], self.lists.starts[asked.places + 1]
        at = np.searchsorted(self.long, asked.places)
        at[at == len(self.long)] = 0
        is_long = self.long[at] == asked.places
        begins = np.where(is_long, self.starts[at], starts)
        lengths = np.where(is_long, self.starts[at + 1], ends) - begins
        parts = runs(begins, lengths)
        of_long = is_long.repeat(lengths)
        parts[of_long] = starts.repeat(lengths)[of_long] + self.kept[parts[of_long]]
        return self.lists.best_at(parts, asked.counts.repeat(lengths), k, entries)

    def save(self, folder: Path) -> None:
        """Write what is kept into a new folder; the lists themselves are written elsewhere."""
        save_arrays(folder, {name: getattr(self, name) for name in _STORED})

    @classmethod
    def load(cls, folder: Path, lists: Postings) -> Self:
        """Load what :meth:`save` wrote of some lists."""
        return cls(lists, **load_arrays(folder, _STORED))
