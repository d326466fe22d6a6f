"""One thread for a question's arithmetic: its matrices are too small to gain by a second one.

Torch and numpy each keep a pool of threads that wait by spinning. Where a question goes back and
forth between the two, or another process or question wants the same cores, each waits for a core
that another's waiting takes: a question's 4 ms became 160 on two busy cores.
"""

import os
import sys

from threadpoolctl import threadpool_limits


def one_thread_for_numpy() -> None:
    """Set it for numpy's linear algebra, for the rest of the process."""
    threadpool_limits(limits=1, user_api="blas")


def one_thread_for_torch() -> None:
    """Set it for torch, for the rest of the process; a build before it may use all cores.

    Where no model has brought torch in, there is nothing to set, and it is not imported for it.
    """
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(1)


def usable_cores() -> int:
    """Cores that this process may use, at least 1."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
