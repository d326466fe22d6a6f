"""Milvus Lite: a server for one folder, within this process."""

import os
from pathlib import Path
from typing import Any, Self

from milvus_lite.adapter.grpc.server import start_server_in_thread
from milvus_lite.exceptions import DataDirLockedError

from chatbot.errors import IndexStorageError

_HOST = "127.0.0.1"
_GRACE_S = 2.0


class LocalServer:
    """Serves a folder on a port of this machine that was free, until it is closed.

    pymilvus would start one by itself, but not say why one cannot be started, nor ever let go of
    the folder.

    :param server: The running gRPC server.
    :param database: What it serves.
    :param port: Its port.
    """

    def __init__(self, server: Any, database: Any, port: int) -> None:
        self.uri = f"http://{_HOST}:{port}"
        self._server, self._database = server, database
        self._process = os.getpid()

    @classmethod
    def open(cls, folder: Path, url: str) -> Self:
        """Serve a folder, which is made when it is missing.

        :param url: What the folder was named by, for messages.
        :raises IndexStorageError: It cannot be written to, or another process serves it.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(*start_server_in_thread(str(folder), _HOST))
        except DataDirLockedError as error:
            raise IndexStorageError(
                f"vector store {url!r} (CHATBOT_STORE) is in use by another process: a folder of "
                "Milvus Lite is for one at a time. End that one, with CHATBOT_WORKERS at 1, or "
                "name a server, as in milvus+http://host:19530."
            ) from error
        except OSError as error:
            raise IndexStorageError(
                f"vector store {url!r} (CHATBOT_STORE): its folder cannot be used ({error}). Name "
                "one that this process may write to."
            ) from error

    def close(self) -> None:
        """Stop it and let go of the folder; not in a fork of the process that it runs in."""
        if os.getpid() == self._process:
            self._server.stop(_GRACE_S).wait()
            self._database.close()
