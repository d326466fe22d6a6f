"""Work done by other processes, and handed on in its order, with little of it waiting."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")


def in_order(
    pool: Executor, work: Callable[[Job], Done], jobs: Iterable[Job], ahead: int
) -> Iterator[tuple[Job, Done]]:
    """Each job with what came of it.

    :param pool: Does the work.
    :param work: What is to be done for each job; it and the job can be sent to the pool.
    :param ahead: How many jobs are begun before the first of them is handed on: so many that no
        process waits, and no more in memory.
    """
    waiting: deque[tuple[Job, Future[Done]]] = deque()
    for job in jobs:
        waiting.append((job, pool.submit(work, job)))
        if len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    while waiting:
        first, future = waiting.popleft()
        yield first, future.result()
