"""Vector stores behind one protocol, one file each, and which of them a setting names.

In the order of the walk:

``base``       what the legs need of a store
``faiss``      FAISS on the CPU, exact
``milvus``     Milvus, on a server or in a folder
``with_copy``  a store on a server, with a copy for when the server is away

A new store is one file: a module named as its URLs begin, with a function ``open_store(url,
folder)``. ``tests/index/test_stores.py`` holds every store to the protocol.
"""

import pkgutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path

import numpy as np

from chatbot.errors import ChatbotError, IndexStorageError, SettingsError
from chatbot.index.stores.base import SparseStore, VectorStore

_NO_STORE = "base"


def _open(module: str, url: str, folder: Path | None) -> VectorStore:
    # Imported now: only the store that is used has to be installed.
    store: VectorStore = import_module(f"{__name__}.{module}").open_store(url, folder)
    return store


STORES: dict[str, Callable[[str, Path | None], VectorStore]] = {
    module.name.replace("_", "-"): partial(_open, module.name)
    for module in pkgutil.iter_modules(__path__)
    if module.name != _NO_STORE
}
"""Per name that a store's URL begins with, what opens it."""


def open_store(url: str, folder: Path | None = None) -> VectorStore:
    """Open the store that a setting names.

    :param url: ``faiss``; of other stores their name, then after a plus sign or a colon what they
        need to know, e.g. ``milvus+http://host:19530``.
    :param folder: Where a store that keeps files keeps those of one build; None for tables in
        memory, where the store can.
    :raises SettingsError: No store goes by the name.
    """
    name = url.partition(":")[0].partition("+")[0]
    if name not in STORES:
        raise SettingsError(
            # Not the whole of it, which may hold a password.
            f"vector store {name!r} (CHATBOT_STORE) is not known; known: {', '.join(STORES)}."
        )
    return STORES[name](url, folder)


def check_store(url: str) -> None:
    """Try a store out with one row, so that a build is not made for one that cannot keep it.

    :param url: As of :func:`open_store`.
    :raises SettingsError: No store goes by the name.
    :raises IndexStorageError: It cannot be reached, or what it needs is not installed.
    """
    table = new_table()
    with naming_store(url):
        store = open_store(url)
        try:
            store.put(table, np.eye(1, 2, dtype=np.float32))
        finally:
            store.drop(table)


def keeps_sparse_rows(url: str) -> bool:
    """Whether a store keeps sparse rows too.

    :param url: As of :func:`open_store`.
    :raises SettingsError: No store goes by the name.
    :raises IndexStorageError: It cannot be reached, or what it needs is not installed.
    """
    with naming_store(url):
        return isinstance(open_store(url), SparseStore)


def new_table() -> str:
    """A name that no table has had."""
    return f"rows_{uuid.uuid4().hex}"


@contextmanager
def naming_store(url: str, *besides: type[Exception]) -> Iterator[None]:
    """Have a store that fails say which one it is.

    Clients of stores raise exceptions of their own, few of them an OSError.

    :param url: As of :func:`open_store`.
    :param besides: What is passed on as it is where Python itself defines it, as what a file or a
        damaged one raises; a lost connection never.
    :raises IndexStorageError: In place of what the store raised.
    """
    try:
        yield
    except ChatbotError:
        raise
    except Exception as error:
        is_pythons = type(error).__module__ == "builtins"
        is_lost = isinstance(error, ConnectionError | TimeoutError)
        if isinstance(error, besides) and is_pythons and not is_lost:
            raise
        raise IndexStorageError(
            f"vector store {url!r} (CHATBOT_STORE) cannot be used "
            f"({type(error).__name__}: {error}). Start it, or name another."
        ) from error
