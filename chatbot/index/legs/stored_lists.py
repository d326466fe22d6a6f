"""Lists of tokens that a vector store keeps, as sparse rows: one an item, its tokens weighed.

Of entries and of gaps, a table each: the nearest entries must not crowd the gaps out.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import starts_of
from chatbot.index.legs.base import Items, Scores
from chatbot.index.legs.bm25 import norms_of, weights_of
from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.kept_tables import KeptTable, drop_table, keep_table, kept_table
from chatbot.index.legs.material import Size
from chatbot.index.legs.token_table import AskedTokens, TokenTable
from chatbot.index.rarity import rarity
from chatbot.index.stores import naming_store
from chatbot.index.stores.base import SparseRows, SparseStore
from chatbot.spool import Spool

_VOCABULARY, _ENTRIES, _GAPS = "vocabulary", "entries", "gaps"
_COUNT_FILE = "entry_count.npy"
_BATCH = 1 << 22
"""Numbers that are weighed at a time."""


@dataclass(frozen=True, slots=True)
class StoredLists(TokenTable):
    """The tokens of all items, in a store that sums up what they add.

    What is asked for is known here, so that the store is asked for nothing else.

    :param border: How many of the items, the first ones, are entries.
    :param entries: The rows of the entries.
    :param gaps: The rows of the gaps; None without any.
    """

    border: int
    entries: KeptTable
    gaps: KeptTable | None

    def sums(self, asked: AskedTokens) -> Scores:
        """What every item scores, shape ``(items,)``.

        :raises IndexStorageError: The store does not answer.
        """
        return self.sums_of(asked, np.arange(self.total))

    def sums_of(self, asked: AskedTokens, items: Items) -> Scores:
        """What some items score.

        :param items: Ascending.
        :raises IndexStorageError: The store does not answer.
        """
        split = int(np.searchsorted(items, self.border))
        sums = np.zeros(len(items), dtype=np.float32)
        sums[:split] = _similarities(self.entries, asked, items[:split])
        if self.gaps is not None:
            sums[split:] = _similarities(self.gaps, asked, items[split:] - self.border)
        return sums

    def best(self, asked: AskedTokens, k: int, entries: int) -> Items:  # noqa: ARG002 - has tables
        """The ``k`` entries and the ``k`` gaps that score most, ascending.

        :raises IndexStorageError: The store does not answer.
        """
        best = [_nearest(self.entries, asked, k)]
        if self.gaps is not None:
            best.append(_nearest(self.gaps, asked, k) + self.border)
        return np.concatenate(best)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`ListsToStore.save` wrote.

        :raises IndexStorageError: The store cannot be used.
        :raises KeyError: It has not the tables.
        """
        known = TokenTable.load(folder / _VOCABULARY)
        border = int(np.load(folder / _COUNT_FILE, allow_pickle=False))
        tables = [
            kept_table(folder / name) if (folder / name).is_dir() else None
            for name in (_ENTRIES, _GAPS)
        ]
        for table in filter(None, tables):
            # Now, and not at the first question.
            one = SparseRows(np.array([0, 1]), known.tokens[:1], np.ones(1, np.float32))
            with naming_store(table.url, KeyError):
                _store(table).search_sparse(table.name, one, 1)
        entries, gaps = tables
        if entries is None:
            raise FileNotFoundError(folder / _ENTRIES)
        return cls(known.tokens, known.holders, known.total, border, entries, gaps)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the tables.

        :raises IndexStorageError: The store cannot be used.
        """
        for name in (_ENTRIES, _GAPS):
            if (folder / name).is_dir():
                drop_table(folder / name)


@dataclass(frozen=True, slots=True)
class ListsToStore:
    """Lists that are put into a store once they are saved.

    :param vocabulary: The tokens.
    :param rows: Of all items.
    :param size: How many these are, and the store.
    """

    vocabulary: TokenTable
    rows: SparseRows
    size: Size

    def save(self, folder: Path) -> None:
        """Put the rows into their store, and the rest into a new folder.

        :raises IndexStorageError: The store cannot be used.
        """
        folder.mkdir()
        known = self.vocabulary
        TokenTable(known.tokens, known.holders, known.total).save(folder / _VOCABULARY)
        border = self.size.entries
        np.save(folder / _COUNT_FILE, np.array(border), allow_pickle=False)
        self._put(folder / _ENTRIES, 0, border)
        if self.size.gaps:
            self._put(folder / _GAPS, border, self.size.items)

    def _put(self, folder: Path, first: int, end: int) -> None:
        folder.mkdir()
        starts = self.rows.starts[first : end + 1]
        span = slice(starts[0], starts[-1])
        rows = SparseRows(starts - starts[0], self.rows.tokens[span], self.rows.weights[span])
        keep_table(
            folder,
            self.size.store,
            rows,
            lambda store, table: cast(SparseStore, store).put_sparse(table, rows),
        )


class StoredListsBuilder:
    """Keeps what each item holds, item after item, until all tokens are counted."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._tokens, self._counts = Spool(np.uint64), Spool(np.uint16)
        self._held, self._lengths = Spool(np.int64), Spool(np.float32)

    def add(self, counts: TokenCounts) -> None:
        """Take the next items."""
        # Stable: the tokens of an item stay ascending.
        order = np.argsort(counts.items, kind="stable")
        self._tokens.append(counts.tokens[order])
        self._counts.append(counts.counts[order])
        self._held.append(np.bincount(counts.items, minlength=len(counts.lengths)))
        self._lengths.append(counts.lengths)

    def finish(self, vocabulary: TokenTable) -> ListsToStore:
        """The rows of all items that were taken.

        :param vocabulary: Of these items.
        """
        tokens, counts = self._tokens.array(), self._counts.array()
        held, norms = self._held.array(), norms_of(self._lengths.array())
        starts = starts_of(held)
        weights = Spool(np.float32)
        for start in range(0, len(tokens), _BATCH):
            part = slice(start, start + _BATCH)
            places = np.searchsorted(vocabulary.tokens, tokens[part])
            said = rarity(vocabulary.holders[places], vocabulary.total).astype(np.float32)
            owners = np.searchsorted(starts, np.arange(start, start + len(places)), side="right")
            weights.append(weights_of(counts[part], said, norms[owners - 1]))
        return ListsToStore(vocabulary, SparseRows(starts, tokens, weights.array()), self._size)


def _row(asked: AskedTokens) -> SparseRows:
    return SparseRows(np.array([0, len(asked.tokens)]), asked.tokens, asked.counts)


def _store(table: KeptTable) -> SparseStore:
    return cast(SparseStore, table.store)


def _similarities(table: KeptTable, asked: AskedTokens, rows: NDArray[np.int64]) -> Scores:
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    with naming_store(table.url):
        return _store(table).similarities_sparse(table.name, _row(asked), rows)


def _nearest(table: KeptTable, asked: AskedTokens, k: int) -> Items:
    with naming_store(table.url):
        return np.sort(_store(table).search_sparse(table.name, _row(asked), k).rows)
