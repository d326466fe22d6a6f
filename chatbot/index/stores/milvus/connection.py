"""One client a process, what it waits for, and what is said when nothing answers."""

import logging
import os
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import grpc
from pymilvus import MilvusClient, MilvusException

from chatbot.errors import IndexStorageError
from chatbot.index.stores.milvus.address import Address
from chatbot.index.stores.milvus.local_server import LocalServer
from chatbot.index.stores.milvus.token import get_token

# What fails is raised, and told by whoever catches it; they print it with its traceback, too.
for _library in ("pymilvus", "milvus_lite"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

CONNECT_S = 3.0
"""How long a server may take to be reached."""

ASK_S = 3.0
"""How long it may take to answer a search; one that refuses connections is not waited for."""

ASK_LOCAL_S = 60.0
"""The same for Milvus Lite, which is never away, but makes an index at the first search."""

# The named host is reached itself: proxies are for the web, and few pass gRPC on.
# gRPC's own pauses between two tries to come back grow up to two minutes.
_CHANNEL_OPTIONS = {
    "grpc.enable_http_proxy": 0,
    "grpc.initial_reconnect_backoff_ms": 500,
    "grpc.max_reconnect_backoff_ms": 2000,
}
_COLLECTION_NOT_FOUND = 100
_LONGEST_REASON = 300

FAILURES = (MilvusException, grpc.RpcError, grpc.FutureTimeoutError)
"""All that a call of the client raises when the server does not do as it is asked."""


class MilvusConnection:
    """The way to one store, for all threads; made when first asked for, anew after a fork.

    ``ask_s`` is how long a question may take.

    :param address: The store.
    :param token: What its server wants to be told.
    """

    def __init__(self, address: Address, token: str) -> None:
        self.url = address.url
        self.ask_s = ASK_S if address.folder is None else ASK_LOCAL_S
        self._address = address
        self._token = token
        self._lock = threading.Lock()
        self._client: MilvusClient | None = None
        self._server: LocalServer | None = None
        self._process = os.getpid()
        self._failed_at, self._failure = 0.0, IndexStorageError()

    def client(self) -> MilvusClient:
        """The client.

        :raises IndexStorageError: The store cannot be reached.
        """
        came_at = time.monotonic()
        with self._lock:
            if self._process != os.getpid():
                # What a fork copied belongs to the process that it was copied from.
                self._client, self._process = None, os.getpid()
            if self._client is None:
                if self._failed_at > came_at:
                    # Whoever waited meanwhile would wait as long once more, one after the other.
                    raise self._failure
                try:
                    self._client = self._connect()
                except IndexStorageError as error:
                    self._failed_at, self._failure = time.monotonic(), error
                    raise
            return self._client

    @contextmanager
    def telling(self, doing: str, name: str) -> Iterator[None]:
        """Have a call that fails say which store it is, and what to do.

        :param doing: What is asked for, e.g. ``searching``.
        :param name: The table that it is asked of.
        :raises KeyError: There is no such table.
        :raises IndexStorageError: Anything else.
        """
        try:
            yield
        except FAILURES as error:
            if getattr(error, "code", None) == _COLLECTION_NOT_FOUND:
                raise KeyError(f"{name}: no such table in {self.url}") from error
            raise self._error(f"failed {doing} table {name}", error) from error

    def _connect(self) -> MilvusClient:
        uri = self._address.server
        if self._address.folder is not None:
            if self._server is None:
                self._server = LocalServer(self._address.folder, self.url)
                weakref.finalize(self, self._server.close)
            uri = self._server.uri
        try:
            client = MilvusClient(
                uri,
                db_name=self._address.database,
                token=self._token,
                timeout=CONNECT_S,
                dedicated=True,
                grpc_options=_CHANNEL_OPTIONS,
            )
        except FAILURES as error:
            raise self._error("does not answer", error) from error
        client._handler._on_rpc_error = _given_up
        weakref.finalize(self, _close, client, os.getpid())
        return client

    def _error(self, problem: str, error: Exception) -> IndexStorageError:
        return IndexStorageError(
            f"vector store {self.url!r} (CHATBOT_STORE) {problem}: {_reason(error)}. See that it "
            "runs and can be reached from this machine, and that CHATBOT_STORE_TOKEN is right "
            "where it wants one."
        )


_connections: weakref.WeakValueDictionary[tuple[Address, str], MilvusConnection]
_connections = weakref.WeakValueDictionary()
_connections_lock = threading.Lock()


def shared_connection(address: Address) -> MilvusConnection:
    """The one connection to a store, closed when nothing refers to it any more.

    :raises IndexStorageError: The store cannot be reached.
    """
    key = address, get_token()
    with _connections_lock:
        connection = _connections.get(key)
        if connection is None:
            connection = _connections[key] = MilvusConnection(*key)
    connection.client()
    return connection


def _given_up(error: Exception) -> bool:
    """Have pymilvus pass on that a server is away, when it asks what to do about it.

    It would make another channel at each call that fails, under a lock, so that threads wait for a
    dead host one after the other, or try again for a minute. The channel finds its way back itself.
    """
    if isinstance(error, grpc.RpcError):
        raise error
    return False


def _close(client: MilvusClient, process: int) -> None:
    if os.getpid() == process:
        with suppress(*FAILURES):
            client.close()


def _reason(error: Exception) -> str:
    if isinstance(error, MilvusException):
        text = str(error.message)
    elif isinstance(error, grpc.RpcError):
        text = f"{_called(error, 'code')} {_called(error, 'details')}"
    else:
        text = type(error).__name__
    return " ".join(text.split())[:_LONGEST_REASON]


def _called(error: Any, name: str) -> str:
    # An RpcError has them once it comes from a call, but its class does not say so.
    method = getattr(error, name, None)
    return str(method()) if callable(method) else ""
