"""What a leg of vectors is: the nearest row of an item speaks for the item."""

import json
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors
from chatbot.index.common_part import COSINE_OF_TEXTS, CommonPart
from chatbot.index.legs.base import DAMAGE, Item, Leg, Material, Scores
from chatbot.index.stores import naming_store, new_table, open_store
from chatbot.index.stores.base import VectorStore
from chatbot.query import Query

_TABLE_FILE = "table.json"
_OWNERS_FILE = "owners.npy"
_COMMON_FILE = "common.npy"


class VectorLeg(Leg):
    """Vectors of items, each row owned by one item.

    :param store: Holds the rows.
    :param table: Their name in it.
    :param owners: Per row the number of the item that it belongs to; every item has one.
    :param common: What was taken off the vectors that the rows are made of.
    :param url: The store that they are kept in once they are saved.
    :param rows: Gives the rows themselves; None of a leg that was loaded.
    """

    def __init__(
        self,
        store: VectorStore,
        table: str,
        owners: NDArray[np.int64],
        common: CommonPart,
        url: str,
        rows: Callable[[], Vectors] | None = None,
    ) -> None:
        self._store, self._table, self._url = store, table, url
        self._owners = owners
        self._common = common
        self._items = int(owners.max()) + 1
        self._rows = rows

    @classmethod
    @abstractmethod
    def texts_of(cls, item: Item) -> tuple[str, ...]:
        """The texts of an item that are encoded, at least one."""

    @classmethod
    @abstractmethod
    def rows_of(cls, vectors: Sequence[Vectors]) -> Sequence[Vectors]:
        """The rows of each item.

        :param vectors: Of each item those of its texts, shape ``(texts, dimensions)``.
        """

    @classmethod
    def build(cls, material: Material) -> Self:
        """Encode the items; they are searched in memory until they are saved and loaded again."""
        # Imported here: what is loaded needs the store that it is kept in, and no other.
        from chatbot.index.stores.faiss import FaissStore

        # In memory by the exact store, whichever one will keep them; it alone holds the rows.
        store, table = FaissStore(), new_table()
        embedder = material.reader.embedder
        texts = [cls.texts_of(item) for item in material.items]
        vectors = embedder.encode_passages([text for of_item in texts for text in of_item])
        common = CommonPart.of(vectors, embedder, COSINE_OF_TEXTS)
        ends = np.cumsum([len(of_item) for of_item in texts])
        rows = cls.rows_of(np.split(common.taken_off(vectors), ends[:-1]))
        owners = np.repeat(np.arange(len(rows)), [len(of_item) for of_item in rows])
        store.put(table, np.concatenate(rows))
        return cls(store, table, owners, common, material.store, partial(store.rows, table))

    def ask(self, query: Query) -> Scores | None:
        """Score every item by its best row.

        :return: Cosine per item, negative ones as 0; None when the model knows nothing of the
            question (a zero vector) or finds nothing near it.
        """
        if not query.vector.any():
            return None
        vector = self._common.taken_off(query.vector[np.newaxis])[0]
        # Every row counts: the decision compares the best entry with the mean of all entries.
        similarities, rows = self._store.search(self._table, vector, len(self._owners))
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
        self._common.save(folder / _COMMON_FILE)
        with naming_store(self._url, OSError):
            open_store(self._url, folder).put(table, self._rows())

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        url, table = _where(folder)
        owners = np.load(folder / _OWNERS_FILE, allow_pickle=False)
        common = CommonPart.load(folder / _COMMON_FILE)
        with naming_store(url, *DAMAGE):
            store = open_store(url, folder)
        return cls(store, table, owners, common, url)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them elsewhere."""
        url, table = _where(folder)
        with naming_store(url, *DAMAGE):
            open_store(url, folder).drop(table)


def _where(folder: Path) -> tuple[str, str]:
    where = json.loads((folder / _TABLE_FILE).read_text(encoding="utf-8"))
    return where["store"], where["table"]
