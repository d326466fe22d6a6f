"""When a running service reloads: on SIGHUP, and when another index is put in place."""

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from chatbot.errors import ChatbotError
from chatbot.service import Service

logger = logging.getLogger(__name__)

EVERY_S = 3.0
"""Seconds between two looks at which index is in place; a look reads one small file."""


@contextmanager
def watching(service: Service, every_s: float = EVERY_S) -> Iterator[None]:
    """Reload a service when it is told to, or when the index in place is not the one it has.

    A reload that fails is logged, and the service goes on with what it has.

    :param every_s: Seconds between two looks.
    """
    wanted, stopped = threading.Event(), threading.Event()

    def watch() -> None:
        while not stopped.is_set():
            told = wanted.wait(every_s)
            if not stopped.is_set() and (told or service.is_outdated()):
                wanted.clear()
                _reload(service)

    before = _on_hangup(wanted)
    thread = threading.Thread(target=watch, name="reloading", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        wanted.set()
        thread.join()
        if before is not None:
            signal.signal(signal.SIGHUP, before)


def _reload(service: Service) -> None:
    try:
        service.reload()
    except ChatbotError as error:
        logger.error("the service goes on with what it has: %s", error)
    else:
        for document in service.chatbot.collection.documents:
            logger.info("reloaded: %s, version %s", document.id, document.version)


def _on_hangup(wanted: threading.Event) -> "signal._HANDLER":
    """Have SIGHUP, where there is one and this is the main thread, set an event."""
    if not hasattr(signal, "SIGHUP") or threading.current_thread() != threading.main_thread():
        return None

    def told(_: int, __: FrameType | None) -> None:
        wanted.set()

    return signal.signal(signal.SIGHUP, told)
