"""Collections of Milvus as tables: made, filled, found whole, loaded, dropped.

A table is filled under a name of its own and gets the one that it is asked by when it is whole, so
that a half-filled one is never searched, and one that was left by a process that was killed is
found, and filled on.
"""

import re
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from pymilvus import DataType, MilvusClient, MilvusException

from chatbot.errors import IndexStorageError
from chatbot.index.stores.milvus.connection import FAILURES, MilvusConnection

ROW, VECTOR = "row", "vector"

WRITE_S = 30.0
"""How long a call that writes may take."""

FINISH_S = 3600.0
"""How long a table that is filled may take to be written to the disk and loaded by the server."""

LOAD_S = 60.0
"""How long a table may take to be loaded into the server's memory, where it is not there."""

MOST_SEARCHED_THROUGH = 50_000
"""Rows up to which a search goes through all of them; larger tables get a graph, which may miss
some."""

GRAPH = "HNSW"
"""The kind of index of larger tables: Malkov and Yashunin (2018), arXiv 1603.09320."""

_PREFIX, _BEGUN_PREFIX = "chatbot_", "chatbotbegun_"
_NAME = re.compile(r"[A-Za-z0-9_]{1,200}")
_TRIES = 6
PAUSE_S = 1.0
"""Between the first two of six tries to write some rows; before each further one twice as long, so
that a server may take half a minute to start anew."""
_NOT_LOADED = 101

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class RowSource:
    """The rows that a table is filled with.

    :param count: How many there are.
    :param dimension: Of dense ones; None for sparse ones.
    :param at_a_time: How many one call takes.
    :param part: Gives those from one number up to another, as the client takes them.
    """

    count: int
    dimension: int | None
    at_a_time: int
    part: Callable[[int, int], Iterable[Any]]


class Tables:
    """The tables behind one connection.

    :param connection: The way to them.
    """

    def __init__(self, connection: MilvusConnection) -> None:
        self._connection = connection
        self._indexes: dict[str, str] = {}

    def fill(self, name: str, source: RowSource) -> None:
        """Make a table, or go on with one that was begun, and have it searched from now on.

        One that is whole already is left as it is.

        :raises IndexStorageError: It cannot be finished; what can be reached of it is dropped.
        """
        whole, begun = _whole(name), _begun(name)
        client = self._connection.client()
        with self._connection.telling("filling", name):
            if client.has_collection(whole, timeout=WRITE_S):
                return
            try:
                there = self._begin(client, begun, source)
                for start in range(there, source.count, source.at_a_time):
                    end = min(start + source.at_a_time, source.count)
                    vectors = enumerate(source.part(start, end), start)
                    _write(client, begun, [{ROW: row, VECTOR: vector} for row, vector in vectors])
                if (found := _count(client, begun)) != source.count:
                    raise IndexStorageError(
                        f"vector store {self._connection.url!r} (CHATBOT_STORE): table {name} has "
                        f"{found} rows where {source.count} were written. Build the index again."
                    )
                client.flush(begun, timeout=FINISH_S)
                client.rename_collection(begun, whole, timeout=FINISH_S)
                client.load_collection(whole, timeout=FINISH_S)
            except BaseException:
                with suppress(*FAILURES):
                    client.drop_collection(begun, timeout=WRITE_S)
                raise

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

    def index_of(self, name: str) -> str:
        """The kind of index that a table has.

        Raises what :meth:`ask` does.
        """
        return self.ask(name, lambda _, __, index: index)

    def drop(self, name: str) -> None:
        """Remove a table, whole or begun; nothing happens when there is none."""
        client = self._connection.client()
        self._indexes.pop(name, None)
        with self._connection.telling("dropping", name):
            for collection in (_whole(name), _begun(name)):
                client.drop_collection(collection, timeout=WRITE_S)

    def _begin(self, client: MilvusClient, begun: str, source: RowSource) -> int:
        """Make a collection, or load the one that was begun.

        :return: How many rows it has, the first ones.
        """
        if client.has_collection(begun, timeout=WRITE_S):
            client.load_collection(begun, timeout=FINISH_S)
            there = _count(client, begun)
            if there <= source.count and _count(client, begun, f"{ROW} < {there}") == there:
                return there
            # Rows are missing before others, and nothing tells which.
            client.drop_collection(begun, timeout=WRITE_S)
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(ROW, DataType.INT64, is_primary=True)
        if source.dimension is None:
            schema.add_field(VECTOR, DataType.SPARSE_FLOAT_VECTOR)
            index = _index("SPARSE_INVERTED_INDEX")
        else:
            schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=source.dimension)
            searched_through = source.count <= MOST_SEARCHED_THROUGH
            index = _index("FLAT") if searched_through else _index(GRAPH, M=16, efConstruction=200)
        client.create_collection(begun, schema=schema, timeout=WRITE_S)
        # Of a collection without rows there is nothing to wait for.
        client.create_index(begun, index, timeout=WRITE_S, sync=False)
        client.load_collection(begun, timeout=LOAD_S)
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


def _write(client: MilvusClient, begun: str, rows: list[dict[str, Any]]) -> None:
    for number in range(1, _TRIES + 1):
        # One that got no answer may have been written all the same: then it is written over.
        write = client.insert if number == 1 else client.upsert
        try:
            write(begun, rows, timeout=WRITE_S)
            return
        except FAILURES as error:
            if number == _TRIES or not _may_pass(error):
                raise
        time.sleep(PAUSE_S * 2 ** (number - 1))


def _may_pass(error: Exception) -> bool:
    """Whether a call that failed may do better when it is made again."""
    return error.retriable if isinstance(error, MilvusException) else True
