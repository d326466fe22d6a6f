"""What the index keeps on a server can be out of reach: no question is answered meanwhile."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from chatbot.errors import AwayError, IndexStorageError

logger = logging.getLogger(__name__)

TOLD_EVERY_S = 60.0
"""Seconds within which the log says it once, however many ask."""


class Outage:
    """Tells whoever asks meanwhile by a notice, and the operator by the log, now and then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told = -TOLD_EVERY_S

    @contextmanager
    def noticed(self, notice: Callable[[], str]) -> Iterator[None]:
        """Have a search that fails for it say so.

        :param notice: Worded for whoever asks.
        :raises AwayError: In place of what the search raised; the message is the notice.
        """
        try:
            yield
        except IndexStorageError as error:
            if self._is_to_be_told():
                logger.error("questions cannot be answered at the moment: %s", error)
            raise AwayError(notice()) from error

    def _is_to_be_told(self) -> bool:
        with self._lock:
            now = time.monotonic()
            if now - self._told < TOLD_EVERY_S:
                return False
            self._told = now
            return True
