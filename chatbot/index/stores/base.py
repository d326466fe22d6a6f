"""What the dense leg needs of a vector store."""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors


class Neighbours(NamedTuple):
    """The rows nearest to a vector, best first; all rows of a table in any order.

    :param similarities: Inner products, shape ``(k,)``.
    :param rows: Their row numbers, shape ``(k,)``.
    """

    similarities: Vectors
    rows: NDArray[np.int64]


class VectorStore(Protocol):
    """Search by inner product over named tables of numbered rows.

    A name is letters, digits and underscores, and is used for one table only, so that a store
    which others use too can hold the tables of several builds side by side. What it raises when it
    cannot be reached may be of any kind.
    """

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table.

        :param rows: Shape ``(n, dimension)``, ``n`` at least 1; row ``i`` is found as ``i``.
        """

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The ``k`` nearest rows of a table to one vector, of all when there are fewer.

        :param vector: Shape ``(dimension,)``.
        :raises KeyError: There is no such table.
        """

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none."""
