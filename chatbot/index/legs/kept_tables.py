"""Tables that a leg keeps in a vector store: put there, and noted in the leg's folder."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from numpy.typing import NDArray

from chatbot.index.begun_tables import digest_of_rows, note_table, taken_over
from chatbot.index.legs.base import DAMAGE
from chatbot.index.stores import naming_store, new_table, open_store
from chatbot.index.stores.base import VectorStore
from chatbot.settings import DEFAULT_STORE

_NOTE = "table.json"


class KeptTable(NamedTuple):
    """A table, and where it is.

    :param store: Holds it.
    :param name: Its name there.
    :param url: Of the store.
    """

    store: VectorStore
    name: str
    url: str


def keep_table(
    folder: Path,
    url: str,
    rows: tuple[NDArray[Any], ...],
    put: Callable[[VectorStore, str], None],
) -> None:
    """Put a table into its store, under a name of this build's own, and note where.

    :param folder: Of the leg's, without another table.
    :param url: Of the store.
    :param rows: All that it is made of.
    :param put: Puts it into the store, under the name that it is given.
    :raises IndexStorageError: The store cannot be used.
    :raises OSError: The folder cannot be written to.
    """
    note = folder / _NOTE
    digest, table = "", None
    # A table in the build's own folder goes with the build.
    if url != DEFAULT_STORE:
        digest = digest_of_rows(*rows)
        table = taken_over(note, url, digest)
    table = table or new_table()
    note_table(note, url, table, digest)
    with naming_store(url, OSError):
        put(open_store(url, folder), table)


def kept_table(folder: Path) -> KeptTable:
    """The table that :func:`keep_table` has put into its store.

    :raises IndexStorageError: The store cannot be used.
    """
    url, table = _noted(folder)
    with naming_store(url, *DAMAGE):
        return KeptTable(open_store(url, folder), table, url)


def drop_table(folder: Path) -> None:
    """Drop it from its store.

    :raises IndexStorageError: The store cannot be used.
    """
    url, table = _noted(folder)
    with naming_store(url, *DAMAGE):
        open_store(url, folder).drop(table)


def _noted(folder: Path) -> tuple[str, str]:
    noted = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    return noted["store"], noted["table"]
