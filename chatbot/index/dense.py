"""The dense leg: the nearest row of a document speaks for the document."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors
from chatbot.index.lexical import Scores
from chatbot.index.stores.base import VectorStore
from chatbot.index.stores.faiss_flat import FaissFlatStore

_STORE_FILE = "rows.faiss"
_OWNERS_FILE = "owners.npy"
# Rows that are looked at for one question; the rest cannot be among its ten best documents.
_NEAREST = 2048


class DenseIndex:
    """Vectors of questions, answers and alternates, each row owned by one document.

    :param store: The rows.
    :param owners: Per row, the number of the document that it belongs to.
    :param documents: How many documents there are.
    """

    def __init__(self, store: VectorStore, owners: NDArray[np.int64], documents: int) -> None:
        self._store = store
        self._owners = owners
        self._documents = documents

    @classmethod
    def build(cls, vectors: Vectors, owners: Sequence[int], documents: int) -> "DenseIndex":
        """Index rows of unit length, ``n`` by ``dimension``."""
        return cls(FaissFlatStore.build(vectors), np.asarray(owners, dtype=np.int64), documents)

    def scores(self, vector: Vectors) -> Scores | None:
        """Score every document by its best row.

        :param vector: One question, of unit length, shape ``(dimension,)``.
        :return: Cosine per document, negative ones as 0; None when the model knows nothing of the
            question (a zero vector) or finds nothing near it.
        """
        if not vector.any():
            return None
        similarities, rows = self._store.search(vector, _NEAREST)
        scores = np.zeros(self._documents, dtype=np.float32)
        np.maximum.at(scores, self._owners[rows], similarities)
        return scores if scores.max() > 0 else None

    def save(self, folder: Path) -> None:
        """Write the rows and their owners into a new folder."""
        folder.mkdir()
        self._store.save(folder / _STORE_FILE)
        np.save(folder / _OWNERS_FILE, self._owners, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, documents: int) -> "DenseIndex":
        """Load what :meth:`save` wrote."""
        owners = np.load(folder / _OWNERS_FILE, allow_pickle=False)
        return cls(FaissFlatStore.load(folder / _STORE_FILE), owners, documents)
