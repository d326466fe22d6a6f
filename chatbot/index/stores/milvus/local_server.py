"""Milvus Lite: a server for one folder, within this process."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc
from milvus_lite import DataDirLockedError, MilvusLite
from milvus_lite.adapter.grpc.servicer import MilvusServicer
from pymilvus.grpc_gen import milvus_pb2_grpc

from chatbot.errors import IndexStorageError

_HOST = "127.0.0.1"
_THREADS = 4
_GRACE_S = 2.0


class LocalServer:
    """Serves a folder on a port of this machine that was free, until it is closed.

    pymilvus would start one by itself, but not say why one cannot be started, and never let go of
    the folder and of the threads.

    :param folder: Made when it is missing.
    :param url: What the folder was named by, for messages.
    :raises IndexStorageError: It cannot be written to, or another process serves it.
    """

    def __init__(self, folder: Path, url: str) -> None:
        self._process = os.getpid()
        self._database = _opened(folder, url)
        self._threads = ThreadPoolExecutor(_THREADS)
        self._server = grpc.server(self._threads, options=[("grpc.max_receive_message_length", -1)])
        milvus_pb2_grpc.add_MilvusServiceServicer_to_server(
            MilvusServicer(self._database), self._server
        )
        self.uri = f"http://{_HOST}:{self._server.add_insecure_port(f'{_HOST}:0')}"
        self._server.start()

    def close(self) -> None:
        """Stop it and let go of the folder; not in a fork of the process that it runs in."""
        if os.getpid() == self._process:
            self._server.stop(_GRACE_S).wait()
            self._threads.shutdown()
            self._database.close()


def _opened(folder: Path, url: str) -> MilvusLite:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return MilvusLite(str(folder))
    except DataDirLockedError as error:
        raise IndexStorageError(
            f"vector store {url!r} (CHATBOT_STORE) is in use by another process: a folder of "
            "Milvus Lite is for one at a time. End that one, with CHATBOT_WORKERS at 1, or name a "
            "server, as in milvus+http://host:19530."
        ) from error
    except OSError as error:
        raise IndexStorageError(
            f"vector store {url!r} (CHATBOT_STORE): its folder cannot be used ({error}). Name one "
            "that this process may write to."
        ) from error
