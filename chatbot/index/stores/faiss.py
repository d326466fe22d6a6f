"""FAISS on the CPU, exact: right for anything up to some hundred thousand rows."""

import sys
from pathlib import Path

import faiss
import numpy as np

from chatbot.embedding import Vectors
from chatbot.index.stores.base import Neighbours


class FaissStore:
    """A ``faiss.IndexFlatIP`` a table; see :class:`chatbot.index.stores.base.VectorStore`.

    :param folder: Holds a file a table; None keeps them in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._tables: dict[str, faiss.Index] = {}

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table, ``n`` by ``dimension`` float32."""
        table = faiss.IndexFlatIP(rows.shape[1])
        table.add(np.ascontiguousarray(rows))
        if self._folder is None:
            self._tables[name] = table
        else:
            # By Python: FAISS's own writer knows no Unicode path on Windows.
            _file(self._folder, name).write_bytes(faiss.serialize_index(table).tobytes())

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The nearest rows of a table to one vector of shape ``(dimension,)``.

        :raises KeyError: There is no such table.
        """
        table = self._table(name)
        similarities, rows = table.search(vector[np.newaxis, :], min(k, table.ntotal))
        return Neighbours(similarities[0], rows[0])

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none."""
        self._tables.pop(name, None)
        if self._folder is not None:
            _file(self._folder, name).unlink(missing_ok=True)

    def _table(self, name: str) -> faiss.Index:
        if name not in self._tables:
            if self._folder is None or not _file(self._folder, name).is_file():
                raise KeyError(f"no table {name!r} in {self._folder or 'memory'}")
            self._tables[name] = _read(_file(self._folder, name))
        return self._tables[name]


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.faiss"


def _read(path: Path) -> faiss.Index:
    """Memory-mapped where FAISS can, so that several processes share one copy."""
    if sys.platform == "linux":
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    return faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
