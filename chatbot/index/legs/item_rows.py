"""Rows of items in a vector store: which rows are of which item."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array
from chatbot.embedding import Vectors
from chatbot.index.legs.base import DAMAGE, Items
from chatbot.index.legs.kept_tables import drop_table, keep_table, kept_table
from chatbot.index.stores import naming_store
from chatbot.index.stores.base import VectorStore
from chatbot.index.stores.faiss import SUFFIX, FaissStore
from chatbot.settings import DEFAULT_STORE

_FIRSTS_FILE = "firsts.npy"
_BATCH = 65_536
_EQUAL = 1e-5


@dataclass(frozen=True, slots=True)
class ItemRows:
    """A table in a store, each row owned by one item.

    :param store: Holds the rows.
    :param table: Their name in it.
    :param firsts: Where the rows of each item begin, and the end, shape (items + 1,); every item
        has one at least.
    :param url: The store that they are kept in once they are saved.
    :param vectors: The rows themselves, shape (rows, dimensions); None of what was loaded.
    """

    store: VectorStore
    table: str
    firsts: NDArray[np.int64]
    url: str
    vectors: Vectors | None = field(default=None, repr=False)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.firsts) - 1

    def nearest(self, vector: Vectors, k: int) -> Items:
        """About the ``k`` items that own the rows nearest to a vector, ascending.

        :raises IndexStorageError: The store does not answer.
        """
        # Several rows of an item may be near: asked for again where too few items own those found.
        rows = min(2 * k, int(self.firsts[-1]))
        while True:
            with naming_store(self.url):
                found = self.store.search(self.table, vector, rows).rows
            owners = np.searchsorted(self.firsts, found, side="right") - 1
            items, first = np.unique(owners, return_index=True)
            if len(items) >= k or rows > len(found) or rows == int(self.firsts[-1]):
                # The nearest of them, by where their best row stands.
                return np.sort(items[np.argsort(first, kind="stable")[:k]])
            rows = min(2 * rows, int(self.firsts[-1]))

    def similarities(self, vector: Vectors, items: Items) -> tuple[Vectors, NDArray[np.int64]]:
        """Inner products of a vector with all rows of some items, and where each item's begin.

        :param items: Ascending, at least one.
        :raises IndexStorageError: The store does not answer.
        """
        starts, ends = self.firsts[items], self.firsts[items + 1]
        counts = ends - starts
        begins = np.cumsum(counts) - counts
        rows = np.arange(int(counts.sum())) + (starts - begins).repeat(counts)
        with naming_store(self.url):
            return self.store.similarities(self.table, vector, rows), begins

    def require(self, dimension: int) -> None:
        """Do nothing where the store has the table.

        :param dimension: Of its rows.
        :raises KeyError: It has not.
        :raises IndexStorageError: It does not answer.
        """
        with naming_store(self.url, *DAMAGE):
            self.store.search(self.table, np.zeros(dimension, dtype=np.float32), 1)

    def recall(self, k: int, asked: int) -> float:
        """Of the ``k`` rows nearest to some of the rows, the share that the store finds.

        :param asked: How many of the rows, evenly over all of them, are asked for.
        """
        assert self.vectors is not None, "only what was built is measured"
        chosen = np.linspace(0, len(self.vectors) - 1, asked, dtype=np.intp)
        questions = self.vectors[chosen].astype(np.float32)
        best: list[NDArray[np.float32]] = []
        for start in range(0, len(self.vectors), _BATCH):
            rows = self.vectors[start : start + _BATCH].astype(np.float32)
            products = questions @ rows.T
            best.append(-np.partition(-products, min(k, len(rows)) - 1, axis=1)[:, :k])
        # As near as the k-th nearest of all: of equals, whichever the store names.
        least = np.sort(np.concatenate(best, axis=1), axis=1)[:, -k:].min(axis=1)
        found = 0
        for question, nearest in zip(questions, least, strict=True):
            rows = self.vectors[self.store.search(self.table, question, k).rows]
            found += int(np.count_nonzero(rows.astype(np.float32) @ question >= nearest - _EQUAL))
        return min(1.0, found / (k * asked))

    def save(self, folder: Path) -> None:
        """Put the rows into their store, under a name of this build's own, and note where."""
        assert self.vectors is not None, "only what was built is saved"
        vectors = self.vectors
        folder.mkdir()
        np.save(folder / _FIRSTS_FILE, self.firsts, allow_pickle=False)

        def put(store: VectorStore, table: str) -> None:
            if self.url == DEFAULT_STORE and isinstance(self.store, FaissStore):
                # As it was built: making it again takes minutes of a large one.
                self.store.write(self.table, folder / f"{table}{SUFFIX}")
            else:
                store.put(table, vectors)

        keep_table(folder, self.url, (vectors,), put)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        store, table, url = kept_table(folder)
        return cls(store, table, load_array(folder / _FIRSTS_FILE), url)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them elsewhere."""
        drop_table(folder)
