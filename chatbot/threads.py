"""One thread for numpy's linear algebra, so that it does not fight with torch's threads.

Both keep a pool of threads that wait by spinning. Where a question goes back and forth between
them on two cores, each waits for a core that the other's waiting takes: 8 ms instead of 5 were
measured, 100 ms in the worst hundredth. A question's matrices are too small to gain by a second
thread.
"""

from threadpoolctl import threadpool_limits


def one_thread_for_numpy() -> None:
    """Set it, for the rest of the process."""
    threadpool_limits(limits=1, user_api="blas")
