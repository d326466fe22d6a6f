"""Vector stores behind one protocol, one file each, and which of them a setting names.

A new store is one file and one line in ``STORES``.
"""

from collections.abc import Callable
from pathlib import Path

from chatbot.errors import SettingsError
from chatbot.index.stores.base import VectorStore


def _faiss(_: str, folder: Path | None) -> VectorStore:
    # Imported here, as every store: only the one that is used has to be installed.
    from chatbot.index.stores.faiss import FaissStore

    return FaissStore(folder)


STORES: dict[str, Callable[[str, Path | None], VectorStore]] = {"faiss": _faiss}
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
