"""One thread for a question's arithmetic: its matrices are too small to gain by a second one.

Torch and numpy each keep a pool of threads that wait by spinning. Where a question goes back and
forth between the two, or another process or question wants the same cores, each waits for a core
that another's waiting takes: a question's 4 ms became 160 on two busy cores, and a build took 88
seconds of CPU instead of 33.
"""

import os
import sys

from threadpoolctl import threadpool_limits


def limit_threads() -> None:
    """Set it for numpy's linear algebra, and for torch where it is loaded, for the process.

    Called by the composition root alone, once what computes is imported.
    """
    threadpool_limits(limits=1, user_api="blas")
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


def usable_cores() -> int:
    """Cores that this process may use, at least 1."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
