"""What a leg of vectors is: the nearest row of an item speaks for the item."""

import json
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors
from chatbot.index.legs.base import DAMAGE, Leg, Material, Scores
from chatbot.index.stores import naming_store, new_table, open_store
from chatbot.index.stores.base import VectorStore
from chatbot.query import Query

_TABLE_FILE = "table.json"
_OWNERS_FILE = "owners.npy"


class OwnedRows(NamedTuple):
    """OwnedRows of vectors.

    :param vectors: Shape ``(rows, dimensions)``.
    :param owners: Per row the number of the item that it belongs to; every item has one.
    """

    vectors: Vectors
    owners: NDArray[np.int64]


class VectorLeg(Leg):
    """Vectors of items, each row owned by one item.

    :param store: Holds the rows.
    :param table: Their name in it.
    :param owners: Per row the number of the item that it belongs to; every item has one.
    :param url: The store that they are kept in once they are saved.
    :param rows: Gives the rows themselves; None of a leg that was loaded.
    """

    def __init__(
        self,
        store: VectorStore,
        table: str,
        owners: NDArray[np.int64],
        url: str,
        rows: Callable[[], Vectors] | None = None,
    ) -> None:
        self._store, self._table, self._url = store, table, url
        self._owners = owners
        self._items = int(owners.max()) + 1
        self._rows = rows

    @classmethod
    @abstractmethod
    def vectors_of(cls, material: Material) -> OwnedRows:
        """The rows of all items."""

    @classmethod
    def build(cls, material: Material) -> Self:
        """Encode the items; they are searched in memory until they are saved and loaded again."""
        # Imported here: what is loaded needs the store that it is kept in, and no other.
        from chatbot.index.stores.faiss import FaissStore

        # In memory by the exact store, whichever one will keep them; it alone holds the rows.
        store, table = FaissStore(), new_table()
        vectors, owners = cls.vectors_of(material)
        store.put(table, vectors)
        return cls(store, table, owners, material.store, partial(store.rows, table))

    def ask(self, query: Query) -> Scores | None:
        """Score every item by its best row.

        :return: Cosine per item, negative ones as 0; None when the model knows nothing of the
            question (a zero vector) or finds nothing near it.
        """
        if not query.vector.any():
            return None
        # Every row counts: the decision compares the best entry with the mean of all entries.
        similarities, rows = self._store.search(self._table, query.vector, len(self._owners))
        scores = np.zeros(self._items, dtype=np.float32)
        np.maximum.at(scores, self._owners[rows], similarities)
        return scores if scores.max() > 0 else None

    def save(self, folder: Path) -> None:
        """Put the rows into their store, under a name of this build's own, and note where."""
        assert self._rows is not None, "only what was built is saved"
        folder.mkdir()
        table = new_table()
        where = {"store": self._url, "table": table}
        (folder / _TABLE_FILE).write_text(json.dumps(where), encoding="utf-8")
        np.save(folder / _OWNERS_FILE, self._owners, allow_pickle=False)
        with naming_store(self._url, OSError):
            open_store(self._url, folder).put(table, self._rows())

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        url, table = _where(folder)
        owners = np.load(folder / _OWNERS_FILE, allow_pickle=False)
        with naming_store(url, *DAMAGE):
            store = open_store(url, folder)
        return cls(store, table, owners, url)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them elsewhere."""
        url, table = _where(folder)
        with naming_store(url, *DAMAGE):
            open_store(url, folder).drop(table)


def _where(folder: Path) -> tuple[str, str]:
    where = json.loads((folder / _TABLE_FILE).read_text(encoding="utf-8"))
    return where["store"], where["table"]
