"""When a running service reloads: on SIGHUP, and when another index is put in place."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from chatbot.errors import ChatbotError
from chatbot.service import Service

logger = logging.getLogger(__name__)

EVERY_S = 3.0
"""Seconds between two looks at which index is in place; a look reads a few small files."""

_PATIENCE_S = 5.0
"""Seconds that a stop waits for a reload; it ends with the process at any rate."""


@contextmanager
def watching(service: Service, every_s: float = EVERY_S) -> Iterator[None]:
    """Reload a service when it is told to, and take the index that another process puts in place.

    What fails is logged, and the service goes on with what it has.

    :param every_s: Seconds between two looks.
    """
    told, stopped = threading.Event(), threading.Event()

    def watch() -> None:
        while not stopped.is_set():
            if told.wait(every_s) and not stopped.is_set():
                told.clear()
                _log(service, service.reload)
            elif not stopped.is_set():
                _log(service, service.take_index_in_place)

    before = _on_hangup(told)
    thread = threading.Thread(target=watch, name="reloading", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        told.set()
        thread.join(_PATIENCE_S)
        if before is not None:
            signal.signal(signal.SIGHUP, before)


def _log(service: Service, reload: Callable[[], bool | None]) -> None:
    try:
        taken = reload()
    except ChatbotError as error:
        logger.error("the service goes on with what it has: %s", error)
    except Exception:
        # Whatever a library raises: whoever watches must go on watching.
        logger.exception("the service goes on with what it has")
    else:
        if taken is not False:
            for document in service.chatbot.collection.documents:
                logger.info("reloaded: %s, version %s", document.id, document.version)


def _on_hangup(told: threading.Event) -> "signal._HANDLER":
    """Have SIGHUP, where there is one and this is the main thread, set an event."""
    if not hasattr(signal, "SIGHUP") or threading.current_thread() != threading.main_thread():
        return None

    def tell(_: int, __: FrameType | None) -> None:
        told.set()

    return signal.signal(signal.SIGHUP, tell)
