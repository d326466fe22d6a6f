"""FAISS on the CPU: exact up to a number of rows, approximate and a byte a number beyond."""

import sys
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import is_small
from chatbot.embedding import Vectors
from chatbot.index.stores.base import Neighbours

EXACT_ROWS = 5_000
"""Rows up to which a table is searched whole. More are put into lists of rows that are near each
other, of which a search looks through the nearest ones, each number in eight bits: see
docs/scaling.md for what is found of what an exact search finds."""

_LISTS = 4
"""Lists for a table, times the root of its rows, as FAISS recommends for up to a million."""
_PROBED = 48
"""Lists that a search looks through."""
_TRAINED_ON = 64
"""Rows that each list's centre is the mean of, at most."""
_BATCH = 65_536
SUFFIX = ".faiss"


class FaissStore:
    """A FAISS index a table; see :class:`chatbot.index.stores.base.VectorStore`.

    :param folder: Holds a file a table, all of them opened at once, so that none can be taken
        away or turn out to be damaged later; None keeps tables in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        paths = folder.glob(f"*{SUFFIX}") if folder else ()
        self._tables = {path.stem: _Table(_read(path)) for path in paths}

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table, ``n`` by ``dimension``."""
        table = _index_for(rows)
        for start in range(0, len(rows), _BATCH):
            table.add(_float32(rows[start : start + _BATCH]))
        self._tables[name] = _Table(table)
        if self._folder is not None:
            self.write(name, self._folder / f"{name}{SUFFIX}")

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The nearest rows of a table to one vector of shape ``(dimension,)``.

        :raises KeyError: There is no such table.
        """
        return self._tables[name].search(vector, k)

    def similarities(self, name: str, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Inner products of one vector with some rows of a table.

        :raises KeyError: There is no such table.
        """
        return self._tables[name].similarities(vector, rows)

    def vectors(self, name: str, rows: NDArray[np.int64]) -> Vectors:
        """Some rows of a table, shape ``(rows, dimension)``, beyond what every store offers.

        Not to be changed.

        :raises KeyError: There is no such table.
        """
        return self._tables[name].vectors(rows)

    def write(self, name: str, path: Path) -> None:
        """Write a table into a file, which a store of its folder finds by the name of the file.

        :param path: Ends in :data:`SUFFIX`.
        :raises KeyError: There is no such table.
        """
        # By Python: FAISS's own writer knows no Unicode path on Windows.
        path.write_bytes(faiss.serialize_index(self._tables[name].index).tobytes())

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none."""
        self._tables.pop(name, None)
        if self._folder is not None:
            (self._folder / f"{name}{SUFFIX}").unlink(missing_ok=True)


class _Table:
    """An index of FAISS, and what is asked of it.

    :param index: Searched whole or by lists.
    """

    def __init__(self, index: faiss.Index) -> None:
        self.index = index
        self._flat = None
        if isinstance(index, faiss.IndexFlatIP):
            # A view: going through FAISS for some rows costs more than their products.
            numbers = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
            self._flat = numbers.reshape(index.ntotal, index.d)
        else:
            faiss.ParameterSpace().set_index_parameter(index, "nprobe", _PROBED)

    def search(self, vector: Vectors, k: int) -> Neighbours:
        similarities, rows = self.index.search(vector[np.newaxis, :], min(k, self.index.ntotal))
        # Lists that hold fewer rows than were asked for leave places empty.
        found = rows[0] >= 0
        return Neighbours(similarities[0][found], rows[0][found])

    def similarities(self, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        # Ascending and each once: as many as there are, they are all of them.
        if self._flat is not None and len(rows) == len(self._flat):
            similarities: Vectors = self._flat @ vector
            return similarities
        return self.vectors(rows) @ vector

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        if self._flat is not None:
            return self._flat[rows]
        vectors: Vectors = self.index.reconstruct_batch(rows)
        return vectors


def open_store(_: str, folder: Path | None) -> FaissStore:
    """FAISS takes nothing from its URL."""
    return FaissStore(folder)


def _index_for(rows: Vectors) -> faiss.Index:
    """An empty index for some rows, trained on a sample of them where it needs training."""
    count, dimension = rows.shape
    if count <= EXACT_ROWS:
        return faiss.IndexFlatIP(dimension)
    lists = 2 ** round(np.log2(_LISTS * np.sqrt(count)))
    centres = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    # Of vectors themselves: what they lack to the centre of their list has no common range.
    index.by_residual = False
    # Evenly over the table, whose rows stand document by document.
    sample = np.linspace(0, count - 1, min(count, lists * _TRAINED_ON), dtype=np.int64)
    index.cp.max_points_per_centroid = _TRAINED_ON
    index.train(_float32(rows[sample]))
    # By which a row is found again.
    index.make_direct_map()
    return index


def _float32(rows: Vectors) -> Vectors:
    return np.ascontiguousarray(rows, dtype=np.float32)


def _read(path: Path) -> faiss.Index:
    """Read whole where it is small; else mapped where FAISS can, for several processes to share."""
    if sys.platform == "linux" and not is_small(path):
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    return faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
