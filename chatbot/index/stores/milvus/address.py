"""What the URL of a Milvus store names."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from chatbot.errors import SettingsError

_KNOWN = (
    "write it as milvus+http://host:19530, with /database behind it where there is one, as "
    "milvus+https://host, or as milvus+file:/folder/rows.db"
)
_DATABASE = re.compile(r"/?|/[A-Za-z_][A-Za-z0-9_]{0,254}")
_PORT = 19530


@dataclass(frozen=True, slots=True)
class Address:
    """A server, or a folder of Milvus Lite.

    :param url: As it was written; holds no secret.
    :param server: Its address, with scheme and port; empty for a folder.
    :param database: Of the server; empty for its usual one.
    :param folder: What Milvus Lite keeps its files in; None for a server.
    """

    url: str
    server: str = ""
    database: str = ""
    folder: Path | None = None

    @classmethod
    def of(cls, url: str) -> Self:
        """Read a URL.

        A folder is named in full: the URL is kept in the index, and read again by processes that
        run elsewhere.

        :raises SettingsError: It cannot be read, or holds a password, which is not repeated.
        """
        kind, _, rest = url.partition("+")[2].partition(":")
        if kind == "file":
            folder = Path(rest)
            if not folder.is_absolute():
                raise _wrong(url, "its folder has to be named in full, from the root")
            return cls(url, folder=folder)
        if kind not in {"http", "https"}:
            raise _wrong(url, "it names neither a server nor a folder")
        parts = urlsplit(f"{kind}:{rest}")
        if "@" in parts.netloc:
            raise SettingsError(
                "vector store (CHATBOT_STORE): its URL is kept in the index and shown in messages, "
                "so no name and password may stand in it. Put them into CHATBOT_STORE_TOKEN, as "
                "name:password, and take them out of the URL."
            )
        try:
            host, port = parts.hostname, parts.port
        except ValueError:
            raise _wrong(url, "its port is none") from None
        if not host or not _DATABASE.fullmatch(parts.path) or parts.query or parts.fragment:
            raise _wrong(url, "it is not made of a host, a port and a database")
        if port is None and kind == "http":
            port = _PORT
        named = f"[{host}]" if ":" in host else host
        server = f"{kind}://{named}" + (f":{port}" if port is not None else "")
        return cls(url, server=server, database=parts.path.strip("/"))


def _wrong(url: str, problem: str) -> SettingsError:
    return SettingsError(f"vector store {url!r} (CHATBOT_STORE): {problem}; {_KNOWN}.")
