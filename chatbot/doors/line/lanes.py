"""Work in the background: so much and no more, and each person's in its order."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

logger = logging.getLogger(__name__)

FINISHING_S = 5.0
"""Seconds that a stop waits for what has been taken."""

_Work = TypeVar("_Work")


class Lanes(Generic[_Work]):
    """Some lanes side by side; what comes into one is done one after the other.

    :param do: Does one piece; what it raises is logged, without what it says of the piece.
    :param count: Lanes.
    :param each: Pieces that may wait in one.
    """

    def __init__(self, do: Callable[[_Work], Awaitable[None]], count: int, each: int) -> None:
        self._do = do
        self._queues = [asyncio.Queue[_Work](each) for _ in range(count)]

    def take(self, whose: str, work: _Work) -> bool:
        """Take a piece of work.

        :param whose: What is whose stays in its order.
        :return: Whether there was room for it.
        """
        try:
            self._queues[hash(whose) % len(self._queues)].put_nowait(work)
        except asyncio.QueueFull:
            return False
        return True

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work is done within."""
        walks = [asyncio.create_task(self._walk(queue)) for queue in self._queues]
        try:
            yield
        finally:
            joins = [asyncio.create_task(queue.join()) for queue in self._queues]
            await asyncio.wait(joins, timeout=FINISHING_S)
            for task in (*joins, *walks):
                task.cancel()
            await asyncio.gather(*joins, *walks, return_exceptions=True)

    async def _walk(self, queue: "asyncio.Queue[_Work]") -> None:
        while True:
            work = await queue.get()
            try:
                await self._do(work)
            except Exception as error:
                # An error's own words may repeat what was typed.
                where = "".join(traceback.format_tb(error.__traceback__))
                logger.error("work in the background failed: %s\n%s", type(error).__name__, where)
            finally:
                queue.task_done()
