"""What the legs need of a vector store."""

from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors


class Neighbours(NamedTuple):
    """The rows nearest to a vector, best first.

    :param similarities: Inner products, shape ``(k,)``.
    :param rows: Their row numbers, shape ``(k,)``.
    """

    similarities: Vectors
    rows: NDArray[np.int64]


class SparseRows(NamedTuple):
    """Vectors of which few numbers are not 0, one after the other.

    :param starts: Where each begins, and the end, shape ``(rows + 1,)``.
    :param tokens: The places of its numbers, ascending within a vector, shape ``(n,)``.
    :param weights: The numbers, each above 0, shape ``(n,)``.
    """

    starts: NDArray[np.int64]
    tokens: NDArray[np.uint64]
    weights: NDArray[np.float32]


class VectorStore(Protocol):
    """Search by inner product over named tables of numbered rows.

    A name is letters, digits and underscores, and is used for one table only, so that a store
    which others use too can hold the tables of several builds side by side. What it raises when it
    cannot be reached may be of any kind.
    """

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table; where it cannot be finished, nothing of it is found.

        :param rows: Shape ``(n, dimension)``, ``n`` at least 1, of any float type; row ``i`` is
            found as ``i``. It may be mapped from a file that is larger than the memory: it is to
            be read some rows at a time.
        """

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The ``k`` nearest rows of a table to one vector, of all when there are fewer.

        A store may miss some of them where a table is large.

        :param vector: Shape ``(dimension,)``.
        :raises KeyError: There is no such table.
        """

    def similarities(self, name: str, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Inner products of one vector with some rows of a table, shape ``(rows,)``.

        :param vector: Shape ``(dimension,)``.
        :param rows: Their numbers, each once, ascending.
        :raises KeyError: There is no such table.
        """

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none."""


@runtime_checkable
class SparseStore(VectorStore, Protocol):
    """A store that keeps tables of sparse rows too; the lexical legs are asked there then."""

    def put_sparse(self, name: str, rows: SparseRows) -> None:
        """Store a new table of sparse rows, one at least; as :meth:`put`. A row may be empty."""

    def search_sparse(self, name: str, vector: SparseRows, k: int) -> Neighbours:
        """The ``k`` nearest rows that have a number in common with a sparse vector, best first.

        :param vector: One row.
        :raises KeyError: There is no such table.
        """

    def similarities_sparse(
        self, name: str, vector: SparseRows, rows: NDArray[np.int64]
    ) -> Vectors:
        """Inner products of one sparse vector with some rows, 0 where nothing is in common.

        :param vector: One row.
        :param rows: Their numbers, each once, ascending.
        :raises KeyError: There is no such table.
        """
