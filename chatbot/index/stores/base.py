"""What the dense leg needs of a vector store."""

from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors


class VectorStore(Protocol):
    """Exact or approximate search by inner product over numbered rows."""

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        """Store vectors; row ``i`` of ``vectors`` is row ``i`` of the store."""

    def search(self, vector: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The ``k`` nearest rows to one vector.

        :return: Inner products, best first, and row numbers; both of length at most ``k``.
        """

    def save(self, path: Path) -> None:
        """Write the store to a new file."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load what :meth:`save` wrote."""
