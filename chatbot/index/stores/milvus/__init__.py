"""Milvus as the vector store: rows on a server that several machines ask, or in a local folder.

In the order of the walk:

``address``       what a URL names: a server and its database, or a folder of Milvus Lite
``token``         what the server wants to be told, kept out of the URL
``local_server``  a folder of Milvus Lite, served within this process
``connection``    one client a process, what it waits for, what is said when nothing answers
``tables``        collections: made, filled, found whole, loaded, dropped
``places``        our token ids, folded to the numbers that Milvus knows in sparse vectors
``store``         the protocol's methods

The extra ``milvus`` brings what it stands on; nothing else imports that.
"""

from importlib.util import find_spec
from pathlib import Path

from chatbot.errors import SettingsError
from chatbot.index.stores.base import SparseStore
from chatbot.index.stores.milvus.address import Address

_PACKAGES = ("pymilvus", "milvus_lite")


def open_store(url: str, _: Path | None) -> SparseStore:
    """Reach the store that a URL names; its tables are not in the build's folder.

    :param url: ``milvus+http://host:19530/database``, ``milvus+https://…``, or
        ``milvus+file:/folder/rows.db``.
    :raises SettingsError: The URL cannot be read, or the extra is not installed.
    :raises IndexStorageError: Nothing answers there.
    """
    address = Address.of(url)
    if missing := [package for package in _PACKAGES if find_spec(package) is None]:
        raise SettingsError(
            f"vector store {url!r} (CHATBOT_STORE) needs the extra 'milvus', of which "
            f"{', '.join(missing)} is missing. Run: pip install 'thai-official-answers[milvus]'"
        )
    # Imported now that what they stand on is known to be there.
    from chatbot.index.stores.milvus.connection import shared_connection
    from chatbot.index.stores.milvus.store import MilvusStore

    return MilvusStore(shared_connection(address))
