"""Threads of their own for questions, so that nothing else of the server waits behind one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")

# Answering is arithmetic in one interpreter: a third thread would only wait for the other two.
_THREADS = 2
# Who waits for an endpoint over the network keeps a thread and no core.
_THREADS_WITH_ENDPOINT = 16


class Answering:
    """Runs what answers a question, for every door that is served.

    How many may wait is for :class:`chatbot.middleware.admission.Admission` to say. What nobody
    waits for any more, because its caller was cancelled, is not begun.

    :param asks_endpoint: Whether a question may wait for a model that is asked over the network.
    """

    def __init__(self, asks_endpoint: bool = False) -> None:
        threads = _THREADS_WITH_ENDPOINT if asks_endpoint else _THREADS
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="answering")

    async def run(self, work: Callable[[], _Result]) -> _Result:
        """Run it on one of the threads.

        :raises Exception: Whatever it raises.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let go of the threads once they have done what they have begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)
