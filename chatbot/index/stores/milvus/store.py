"""The store that the legs ask."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pymilvus import MilvusClient

from chatbot.embedding import Vectors
from chatbot.errors import IndexStorageError
from chatbot.index.stores.base import Neighbours, SparseRows
from chatbot.index.stores.milvus.connection import MilvusConnection
from chatbot.index.stores.milvus.places import asked_row, stored_rows
from chatbot.index.stores.milvus.tables import GRAPH, ROW, VECTOR, RowSource, Tables

# Of one call that writes; servers take 64 MB.
_MOST_BYTES = 8 * 2**20
_SPARSE_AT_A_TIME = 1000
# What servers give of one search at most, and rows that one expression names.
_MOST_NEAREST = 16_384
_ROWS_NAMED = 1000
# How many rows a graph looks at for one that it gives; servers take up to 32,768.
_LOOKED_AT, _FEWEST_LOOKED_AT = 2, 128


class MilvusStore:
    """A collection a table; see :class:`chatbot.index.stores.base.SparseStore`.

    A table that :meth:`put` was killed at is filled on by a :meth:`put` of the same name, which has
    to bring the same rows; one that is whole is left as it is.

    :param connection: The way to the server, or to Milvus Lite.
    """

    def __init__(self, connection: MilvusConnection) -> None:
        self._url, self._ask_s = connection.url, connection.ask_s
        self._tables = Tables(connection)

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table of dense rows.

        :raises IndexStorageError: The server does not take it.
        """
        count, dimension = rows.shape
        at_a_time = max(1, _MOST_BYTES // (dimension * np.dtype(np.float32).itemsize))

        def part(start: int, end: int) -> Vectors:
            return np.asarray(rows[start:end], dtype=np.float32)

        self._tables.fill(name, RowSource(count, dimension, at_a_time, part))

    def put_sparse(self, name: str, rows: SparseRows) -> None:
        """Store a new table of sparse rows.

        :raises IndexStorageError: The server does not take it.
        """
        part = partial(stored_rows, rows)
        self._tables.fill(name, RowSource(len(rows.starts) - 1, None, _SPARSE_AT_A_TIME, part))

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The nearest rows of a table, 16,384 at most.

        :raises KeyError: There is no such table.
        :raises IndexStorageError: The server does not answer.
        """
        return self._search(name, np.asarray(vector, dtype=np.float32), k)

    def search_sparse(self, name: str, vector: SparseRows, k: int) -> Neighbours:
        """The nearest rows that share a token, 16,384 at most.

        :raises KeyError: There is no such table.
        :raises IndexStorageError: The server does not answer.
        """
        # Milvus takes no vector without a number.
        asked = asked_row(vector)
        if not asked:
            return Neighbours(np.empty(0, np.float32), np.empty(0, np.int64))
        return self._search(name, asked, k)

    def similarities(self, name: str, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Inner products with some rows.

        By a search among them, which is exact where it goes through all rows. Where the table has a
        graph it may miss some (of 1,000 named ones in 10,000 it gave 906), and the rows are fetched
        and multiplied here.

        :raises KeyError: There is no such table.
        :raises IndexStorageError: The server does not answer, or has not all of the rows.
        """
        if not len(rows):
            return np.empty(0, np.float32)
        asked = np.asarray(vector, dtype=np.float32)
        if self._tables.index_of(name) == GRAPH:
            products: Vectors = np.array(self._vectors(name, rows), dtype=np.float32) @ asked
            return products
        products = np.empty(len(rows), dtype=np.float32)
        for part in _parts(rows):
            found = self._search(name, asked, len(part), _among(part))
            self._require_all(name, part, found.rows.tolist())
            products[np.searchsorted(rows, found.rows)] = found.similarities
        return products

    def similarities_sparse(
        self, name: str, vector: SparseRows, rows: NDArray[np.int64]
    ) -> Vectors:
        """Inner products of a sparse vector with some rows.

        A search among them: it is exact for sparse rows, and gives numbers in place of rows of a
        thousand numbers each.

        :raises KeyError: There is no such table.
        :raises IndexStorageError: The server does not answer.
        """
        products = np.zeros(len(rows), dtype=np.float32)
        asked = asked_row(vector)
        for part in _parts(rows) if asked else ():
            found = self._search(name, asked, len(part), _among(part))
            products[np.searchsorted(rows, found.rows)] = found.similarities
        return products

    def drop(self, name: str) -> None:
        """Remove a table; nothing happens when there is none.

        :raises IndexStorageError: The server does not answer.
        """
        self._tables.drop(name)

    def _search(self, name: str, vector: Any, k: int, among: str = "") -> Neighbours:
        limit = min(k, _MOST_NEAREST)

        def search(client: MilvusClient, collection: str, index: str) -> Any:
            looked_at = max(_LOOKED_AT * limit, _FEWEST_LOOKED_AT)
            return client.search(
                collection,
                data=[vector],
                anns_field=VECTOR,
                limit=limit,
                filter=among,
                search_params={
                    "metric_type": "IP",
                    "params": {"ef": looked_at} if index == GRAPH else {},
                },
                output_fields=[ROW],
                timeout=self._ask_s,
                # Tables do not change once they are whole: nothing newer has to be waited for.
                consistency_level="Eventually",
            )[0]

        hits = self._tables.ask(name, search)
        return Neighbours(
            np.array([hit["distance"] for hit in hits], dtype=np.float32),
            np.array([hit[ROW] for hit in hits], dtype=np.int64),
        )

    def _vectors(self, name: str, rows: NDArray[np.int64]) -> list[Any]:
        """The vectors of some rows, in their order."""
        found: dict[int, Any] = {}
        for part in _parts(rows):

            def fetch(client: MilvusClient, collection: str, _: str, part: Any = part) -> Any:
                return client.query(
                    collection,
                    filter=_among(part),
                    output_fields=[ROW, VECTOR],
                    timeout=self._ask_s,
                    consistency_level="Eventually",
                )

            found.update((row[ROW], row[VECTOR]) for row in self._tables.ask(name, fetch))
        self._require_all(name, rows.tolist(), found)
        return [found[row] for row in rows.tolist()]

    def _require_all(self, name: str, rows: list[int], found: Collection[int]) -> None:
        there = set(found)
        if missing := [row for row in rows if row not in there]:
            raise IndexStorageError(
                f"vector store {self._url!r} (CHATBOT_STORE): table {name} has no row "
                f"{missing[0]}. Build the index again."
            )


def _among(rows: list[int]) -> str:
    return f"{ROW} in {rows}"


def _parts(rows: NDArray[np.int64]) -> Iterator[list[int]]:
    for start in range(0, len(rows), _ROWS_NAMED):
        yield rows[start : start + _ROWS_NAMED].tolist()
