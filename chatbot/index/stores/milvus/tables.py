"""Collections of Milvus as tables: made, filled, found whole, loaded, dropped.

A table is filled under a name of its own and gets the one that it is asked by when it is whole, so
that a half-filled one is never searched, and one that was left by a process that was killed is
found, and filled on.
"""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import Any, TypeVar

import grpc
from pymilvus import DataType, MilvusClient, MilvusException

from chatbot.errors import IndexStorageError
from chatbot.index.stores.milvus.connection import FAILURES, Connection

ROW, VECTOR = "row", "vector"

WRITE_S = 30.0
"""How long a call that writes may take."""

INDEX_S = 3600.0
"""How long the index of a large table may take to be made; a million rows take some minutes."""

LOAD_S = 60.0
"""How long a table may take to be loaded into the server's memory, where it is not there."""

MOST_SEARCHED_THROUGH = 50_000
"""Rows up to which every search goes through all of them; larger tables get a graph, which may miss
some."""

_PREFIX, _BEGUN_PREFIX = "chatbot_", "chatbotbegun_"
_NAME = re.compile(r"[A-Za-z0-9_]{1,200}")
_TRIES = 3
_PAUSE_S = 1.0
_NOT_LOADED = 101

Row = Mapping[str, Any]
_Answer = TypeVar("_Answer")


class Tables:
    """The tables behind one connection.

    :param connection: The way to them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._indexes: dict[str, str] = {}

    def fill(self, name: str, batches: Iterable[list[Any]], dimension: int | None) -> None:
        """Make a table, or go on with one that was begun, and have it searched from now on.

        :param batches: Its vectors, as the client takes them, some at a time.
        :param dimension: Of dense vectors; None for sparse ones.
        :raises IndexStorageError: It cannot be finished; what can be reached of it is dropped.
        """
        whole, begun = _whole(name), _begun(name)
        client = self._connection.client()
        with self._connection.telling("filling", name):
            if client.has_collection(whole, timeout=WRITE_S):
                return
            try:
                there = self._begin(client, begun, dimension)
                rows = _write(client, begun, batches, there)
                if (found := _count(client, begun)) != rows:
                    raise IndexStorageError(
                        f"vector store {self._connection.url!r} (CHATBOT_STORE): table {name} has "
                        f"{found} rows, though {rows} were written. Build again."
                    )
                _finish(client, begun, whole, rows if dimension is not None else 0)
            except BaseException:
                with suppress(*FAILURES):
                    client.drop_collection(begun, timeout=WRITE_S)
                raise

    def begun(self, name: str) -> int:
        """How many rows an earlier :meth:`fill` left that was ended half-way; 0 for none."""
        begun = _begun(name)
        client = self._connection.client()
        with self._connection.telling("counting", name):
            if not client.has_collection(begun, timeout=WRITE_S):
                return 0
            client.load_collection(begun, timeout=LOAD_S)
            return _count(client, begun)

    def ask(self, name: str, question: Callable[[MilvusClient, str, str], _Answer]) -> _Answer:
        """Ask a table something; it is loaded first, where it is not.

        :param question: Takes the client, the collection and the kind of its index.
        :raises KeyError: There is no such table.
        :raises IndexStorageError: The server does not answer.
        """
        whole = _whole(name)
        client = self._connection.client()
        with self._connection.telling("asking", name):
            if name not in self._indexes:
                self._load(client, name, whole)
            try:
                return question(client, whole, self._indexes[name])
            except MilvusException as error:
                if error.code != _NOT_LOADED:
                    raise
            # Somebody released it on the server.
            self._load(client, name, whole)
            return question(client, whole, self._indexes[name])

    def drop(self, name: str) -> None:
        """Remove a table, whole or begun; nothing happens when there is none."""
        client = self._connection.client()
        self._indexes.pop(name, None)
        with self._connection.telling("dropping", name):
            for collection in (_whole(name), _begun(name)):
                client.drop_collection(collection, timeout=WRITE_S)

    def _begin(self, client: MilvusClient, begun: str, dimension: int | None) -> int:
        """Make a collection, or load the one that was begun.

        :return: How many rows it has.
        """
        if client.has_collection(begun, timeout=WRITE_S):
            client.load_collection(begun, timeout=LOAD_S)
            there = _count(client, begun)
            if _count(client, begun, f"{ROW} < {there}") == there:
                return there
            # Rows are missing before others: nothing tells which.
            client.drop_collection(begun, timeout=WRITE_S)
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(ROW, DataType.INT64, is_primary=True)
        if dimension is None:
            schema.add_field(VECTOR, DataType.SPARSE_FLOAT_VECTOR)
        else:
            schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
        # Made with it, since nothing can be counted in a collection that has no index.
        index = _index("SPARSE_INVERTED_INDEX" if dimension is None else "FLAT")
        client.create_collection(begun, schema=schema, index_params=index, timeout=LOAD_S)
        return 0

    def _load(self, client: MilvusClient, name: str, whole: str) -> None:
        client.load_collection(whole, timeout=LOAD_S)
        described = client.describe_index(whole, VECTOR, timeout=WRITE_S)
        self._indexes[name] = str((described or {}).get("index_type", ""))


def _whole(name: str) -> str:
    return _PREFIX + _checked(name)


def _begun(name: str) -> str:
    return _BEGUN_PREFIX + _checked(name)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} cannot be a table's name: up to 200 Latin letters, digits and underscores"
        )
    return name


def _index(kind: str, **parameters: int) -> Any:
    index = MilvusClient.prepare_index_params()
    index.add_index(VECTOR, kind, index_name=VECTOR, metric_type="IP", params=parameters)
    return index


def _count(client: MilvusClient, collection: str, filtered: str = f"{ROW} >= 0") -> int:
    counted = client.query(
        collection,
        filter=filtered,
        output_fields=["count(*)"],
        timeout=WRITE_S,
        consistency_level="Strong",
    )
    return int(counted[0]["count(*)"])


def _write(client: MilvusClient, begun: str, batches: Iterable[list[Any]], there: int) -> int:
    """Write the rows that are not there yet.

    :return: How many there are then.
    """
    row = 0
    for vectors in batches:
        if row + len(vectors) > there:
            numbered = enumerate(vectors, row)
            _write_batch(client, begun, [{ROW: n, VECTOR: v} for n, v in numbered if n >= there])
        row += len(vectors)
    return row


def _write_batch(client: MilvusClient, begun: str, rows: list[Row]) -> None:
    for number in range(1, _TRIES + 1):
        # One that got no answer may have been written all the same: then it is written over.
        write = client.insert if number == 1 else client.upsert
        try:
            write(begun, rows, timeout=WRITE_S)
            return
        except FAILURES as error:
            if number == _TRIES or not _may_pass(error):
                raise
        time.sleep(_PAUSE_S)


def _may_pass(error: Exception) -> bool:
    """Whether a call that failed may do better when it is made again."""
    if isinstance(error, MilvusException):
        return error.retriable or isinstance(error.__cause__, grpc.RpcError)
    return True


def _finish(client: MilvusClient, begun: str, whole: str, dense_rows: int) -> None:
    client.flush(begun, timeout=INDEX_S)
    client.release_collection(begun, timeout=WRITE_S)
    if dense_rows > MOST_SEARCHED_THROUGH:
        client.drop_index(begun, VECTOR, timeout=WRITE_S)
        client.create_index(begun, _index("HNSW", M=16, efConstruction=200), timeout=INDEX_S)
    client.rename_collection(begun, whole, timeout=WRITE_S)
    client.load_collection(whole, timeout=INDEX_S)


def batched(vectors: Iterable[Any], rows: int) -> Iterable[list[Any]]:
    """Vectors some at a time, however many come at once."""
    coming = iter(vectors)
    for first in coming:
        yield list(chain([first], islice(coming, rows - 1)))
