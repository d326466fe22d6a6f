"""A store on a server, with a copy of its rows in the index folder for when the server is away.

The copy is of the same build, so the answers are the same, but for rows that one search or the
other may miss. The lexical legs are not asked at the server then: they go on without it, too.
"""

import logging
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors
from chatbot.errors import IndexStorageError, SettingsError
from chatbot.index.stores import naming_store
from chatbot.index.stores import open_store as open_named
from chatbot.index.stores.base import Neighbours, VectorStore
from chatbot.settings import DEFAULT_STORE

logger = logging.getLogger(__name__)

AGAIN_S = 30.0
"""How long a server that did not answer is left alone."""

_Answer = TypeVar("_Answer")


class StoreWithCopy:
    """Asks the store on the server, and the copy while that one is away.

    What is written goes to both, and fails where one of them cannot take it.

    :param url: Of the store on the server.
    :param copy: Holds the same rows on this machine.
    :param folder: Of the build; None for tables in memory.
    :raises SettingsError: The store on the server cannot be used as it is set up.
    """

    def __init__(self, url: str, copy: VectorStore, folder: Path | None) -> None:
        self._url, self._copy, self._folder = url, copy, folder
        self._store: VectorStore | None = None
        self._told = set[str]()
        self._watch = _watch(url)
        # Now, so that the log says at the start that a server is away.
        self._ask(lambda _: None)

    def put(self, name: str, rows: Vectors) -> None:
        """Store a new table in both.

        :raises IndexStorageError: The server is away.
        """
        store = self._reached()
        store.put(name, rows)
        try:
            self._copy.put(name, rows)
        except BaseException:
            store.drop(name)
            raise

    def search(self, name: str, vector: Vectors, k: int) -> Neighbours:
        """The nearest rows of a table.

        :raises KeyError: There is no such table.
        """
        return self._ask(lambda store: store.search(name, vector, k))

    def similarities(self, name: str, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Inner products with some rows.

        :raises KeyError: There is no such table.
        """
        return self._ask(lambda store: store.similarities(name, vector, rows))

    def drop(self, name: str) -> None:
        """Remove a table from both.

        :raises IndexStorageError: The server is away; then the copy stays as well.
        """
        self._reached().drop(name)
        self._copy.drop(name)

    def _ask(self, question: Callable[[VectorStore], _Answer]) -> _Answer:
        if self._watch.is_worth_a_try():
            try:
                answer = question(self._reached())
            except IndexStorageError as error:
                self._watch.lost(error)
            except KeyError as error:
                # A later build's machine may have dropped it there, before this one has that build.
                self._tell_once(f"{error.args[0]}; answering from the copy in the index folder")
            else:
                self._watch.found()
                return answer
        return question(self._copy)

    def _tell_once(self, news: str) -> None:
        if news not in self._told:
            self._told.add(news)
            logger.warning("%s", news)

    def _reached(self) -> VectorStore:
        with naming_store(self._url, KeyError):
            if self._store is None:
                self._store = open_named(self._url, self._folder)
            return self._store


class Watch:
    """Whether a server is away; known to all who ask it, so that few of them wait for it.

    :param url: Of the store.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._is_lost = False
        self._try_at = 0.0

    def is_worth_a_try(self) -> bool:
        """Whether to ask the server; of one that is away only now and then, and by one thread."""
        with self._lock:
            now = time.monotonic()
            if self._is_lost:
                if now < self._try_at:
                    return False
                self._try_at = now + AGAIN_S
            return True

    def lost(self, error: Exception) -> None:
        """Note that it did not answer."""
        with self._lock:
            is_news, self._is_lost = not self._is_lost, True
            self._try_at = time.monotonic() + AGAIN_S
        if is_news:
            logger.warning(
                "%s Until then answers come from the copy of its rows in the index folder; the "
                "store is tried again every %.0f seconds.",
                error,
                AGAIN_S,
            )

    def found(self) -> None:
        """Note that it answered."""
        with self._lock:
            is_news, self._is_lost = self._is_lost, False
        if is_news:
            logger.warning("vector store %r answers again", self._url)


_watch = cache(Watch)


def open_store(url: str, folder: Path | None) -> StoreWithCopy:
    """Open a store together with its copy.

    :param url: ``with-copy+``, then the URL of the store, e.g. ``milvus+http://host:19530``.
    :raises SettingsError: That one is not known, cannot be used as it is set up, or is itself on
        this machine.
    """
    inner = url.partition("+")[2]
    if inner == DEFAULT_STORE or inner.startswith("with-copy"):
        raise SettingsError(
            f"vector store {url!r} (CHATBOT_STORE): a copy is kept for a store on a server. Write "
            "it as with-copy+milvus+http://host:19530."
        )
    return StoreWithCopy(inner, open_named(DEFAULT_STORE, folder), folder)
