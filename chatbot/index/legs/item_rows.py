"""ItemRows of items in a vector store: which rows are of which item."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array
from chatbot.embedding import Vectors
from chatbot.index.legs.base import DAMAGE, Items
from chatbot.index.stores import naming_store, new_table, open_store
from chatbot.index.stores.base import VectorStore

_TABLE_FILE = "table.json"
_FIRSTS_FILE = "firsts.npy"


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
        """About the ``k`` items that own the rows nearest to a vector, ascending."""
        # Several rows of an item may be near: asked for again where too few items own those found.
        rows = min(2 * k, int(self.firsts[-1]))
        while True:
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
        """
        starts, ends = self.firsts[items], self.firsts[items + 1]
        counts = ends - starts
        begins = np.cumsum(counts) - counts
        rows = np.arange(int(counts.sum())) + (starts - begins).repeat(counts)
        return self.store.similarities(self.table, vector, rows), begins

    def save(self, folder: Path) -> None:
        """Put the rows into their store, under a name of this build's own, and note where."""
        assert self.vectors is not None, "only what was built is saved"
        folder.mkdir()
        table = new_table()
        where = {"store": self.url, "table": table}
        (folder / _TABLE_FILE).write_text(json.dumps(where), encoding="utf-8")
        np.save(folder / _FIRSTS_FILE, self.firsts, allow_pickle=False)
        with naming_store(self.url, OSError):
            open_store(self.url, folder).put(table, self.vectors)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        url, table = _where(folder)
        firsts = load_array(folder / _FIRSTS_FILE)
        with naming_store(url, *DAMAGE):
            store = open_store(url, folder)
        return cls(store, table, firsts, url)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them elsewhere."""
        url, table = _where(folder)
        with naming_store(url, *DAMAGE):
            open_store(url, folder).drop(table)


def _where(folder: Path) -> tuple[str, str]:
    where = json.loads((folder / _TABLE_FILE).read_text(encoding="utf-8"))
    return where["store"], where["table"]
