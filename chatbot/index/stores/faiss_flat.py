"""FAISS on the CPU, exact: right for anything up to some hundred thousand rows."""

import sys
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors


class FaissFlatStore:
    """A ``faiss.IndexFlatIP``; see :class:`chatbot.index.stores.base.VectorStore`."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "FaissFlatStore":
        """Store vectors, ``n`` by ``dimension`` float32."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    def search(self, vector: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The nearest rows to one vector of shape ``(dimension,)``."""
        scores, rows = self._index.search(vector[np.newaxis, :], min(k, self._index.ntotal))
        return scores[0], rows[0]

    def save(self, path: Path) -> None:
        """Write the index to a file.

        By Python: FAISS's own writer knows no Unicode path on Windows.
        """
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def load(cls, path: Path) -> "FaissFlatStore":
        """Memory-map the file where FAISS can, so that several processes share one copy."""
        if sys.platform == "linux":
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        return cls(faiss.deserialize_index(np.fromfile(path, dtype=np.uint8)))
