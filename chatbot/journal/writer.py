"""The one thread that writes the journal, and what it does when it cannot."""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Generic, TypeVar

from chatbot.errors import JournalError

logger = logging.getLogger(__name__)

WAITING = 1000
"""What may wait to be written; what comes beyond is not kept."""

_BATCH = 200

Told = TypeVar("Told")


class Writer(Generic[Told]):
    """Writes what it is given in a thread of its own; nobody ever waits for it.

    What cannot be written now is tried again until it can; meanwhile more waits, up to ``WAITING``.

    :param write: Writes items, all or none.
    :param idle: Called first, and now and then when there is nothing to write.
    :param retry_s: Seconds between two tries.
    :param idle_s: Seconds without work before ``idle`` is called.
    """

    def __init__(
        self,
        write: Callable[[Sequence[Told]], None],
        idle: Callable[[], None],
        retry_s: float = 5.0,
        idle_s: float = 3600.0,
    ) -> None:
        self._write = write
        self._idle = idle
        self._retry_s = retry_s
        self._idle_s = idle_s
        self._waiting: queue.Queue[Told | None] = queue.Queue(WAITING)
        self._closing = threading.Event()
        self._able = True
        self._lost = 0
        self._losing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def able(self) -> bool:
        """Whether the latest try to write went well."""
        return self._able

    def put(self, item: Told) -> None:
        """Have an item written; it is not kept where too much is waiting already."""
        try:
            self._waiting.put_nowait(item)
        except queue.Full:
            with self._losing:
                self._lost += 1

    def flush(self, timeout_s: float) -> bool:
        """Wait until nothing is waiting any more.

        :return: Whether that came about in time.
        """
        with self._waiting.all_tasks_done:
            return self._waiting.all_tasks_done.wait_for(
                lambda: not self._waiting.unfinished_tasks, timeout_s
            )

    def close(self, timeout_s: float) -> None:
        """Write what is waiting and end; what cannot be written by then is not kept."""
        self._closing.set()
        with suppress(queue.Full):
            # It wakes the thread; where there is no room for it, the thread is awake.
            self._waiting.put_nowait(None)
        self._thread.join(timeout_s)

    def _run(self) -> None:
        self._guarded(self._idle)
        while not (self._closing.is_set() and self._waiting.empty()):
            taken = self._take()
            if not taken:
                self._guarded(self._idle)
                continue
            batch = [item for item in taken if item is not None]
            while batch and not self._guarded(partial(self._write, batch)):
                if self._closing.wait(self._retry_s):
                    self._guarded(partial(self._write, batch))
                    break
            for _ in taken:
                self._waiting.task_done()

    def _take(self) -> list[Told | None]:
        """What is waiting, at most ``_BATCH``; nothing when nothing came for a while."""
        try:
            wait_s = self._idle_s if self._able else self._retry_s
            taken = [self._waiting.get(timeout=wait_s)]
        except queue.Empty:
            return []
        while len(taken) < _BATCH:
            try:
                taken.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        return taken

    def _guarded(self, work: Callable[[], None]) -> bool:
        """Whether work went well; what goes wrong is warned of once, until it goes well again."""
        try:
            work()
        except JournalError as error:
            if self._able:
                logger.warning("questions are answered and not kept for now: %s", error)
            self._able = False
            return False
        except Exception:
            # What can never be written must not stand in the way of the rest.
            logger.exception("questions could not be kept, and are left out of the journal")
            return True
        if not self._able:
            logger.warning("questions are kept in the journal again")
        self._able = True
        self._tell_lost()
        return True

    def _tell_lost(self) -> None:
        with self._losing:
            lost, self._lost = self._lost, 0
        if lost:
            logger.warning("%d turns and ratings were not kept: too many were waiting", lost)
