"""Vector stores behind one protocol, one file each, and which of them a setting names.

In the order of the walk:

``base``   what the dense leg needs of a store
``faiss``  FAISS on the CPU, exact

A new store is one file: a module named as its URLs begin, with a function ``open_store(url,
folder)``. ``tests/index/test_stores.py`` holds every store to the protocol.
"""

import pkgutil
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from chatbot.errors import SettingsError
from chatbot.index.stores.base import VectorStore

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
            f"vector store {url!r} (CHATBOT_STORE) is not known; known: {', '.join(STORES)}."
        )
    return STORES[name](url, folder)
