"""FAISS on the CPU, exact: right for anything up to some hundred thousand rows."""

import sys
from pathlib import Path

import faiss
import numpy as np

from chatbot.arrays import is_small
from chatbot.embedding import Vectors
from chatbot.index.stores.base import Neighbours

_SUFFIX = ".faiss"


class FaissStore:
    """A ``faiss.IndexFlatIP`` a table; see :class:`chatbot.index.stores.base.VectorStore`.

    :param folder: Holds a file a table, all of them opened at once, so that none can be taken
        away or turn out to be damaged later; None keeps tables in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        paths = folder.glob(f"*{_SUFFIX}") if folder else ()
        self._tables: dict[str, faiss.Index] = {path.stem: _read(path) for path in paths}

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table, ``n`` by ``dimension`` float32."""
        table = faiss.IndexFlatIP(rows.shape[1])
        table.add(np.ascontiguousarray(rows))
        if self._folder is not None:
            # By Python: FAISS's own writer knows no Unicode path on Windows.
            path = self._folder / f"{name}{_SUFFIX}"
            path.write_bytes(faiss.serialize_index(table).tobytes())
        self._tables[name] = table

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The nearest rows of a table to one vector of shape ``(dimension,)``.

        :raises KeyError: There is no such table.
        """
        table = self._tables[name]
        if k >= table.ntotal:
            # Among the nearest of a search each row would go through a heap of them.
            _, similarities, rows = table.range_search(vector[np.newaxis, :], -np.inf)
            return Neighbours(similarities, rows)
        similarities, rows = table.search(vector[np.newaxis, :], k)
        return Neighbours(similarities[0], rows[0])

    def rows(self, name: str) -> Vectors:
        """A copy of a table's rows, beyond what every store offers.

        :raises KeyError: There is no such table.
        """
        table = self._tables[name]
        rows: Vectors = table.reconstruct_n(0, table.ntotal)
        return rows

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none."""
        self._tables.pop(name, None)
        if self._folder is not None:
            (self._folder / f"{name}{_SUFFIX}").unlink(missing_ok=True)


def open_store(_: str, folder: Path | None) -> FaissStore:
    """FAISS takes nothing from its URL."""
    return FaissStore(folder)


def _read(path: Path) -> faiss.Index:
    """Read whole where it is small; else mapped where FAISS can, for several processes to share."""
    if sys.platform == "linux" and not is_small(path):
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    return faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
