"""One thread for a question's arithmetic: its matrices are too small to gain by a second one.

Torch, FAISS and numpy each keep a pool of threads that wait by spinning. Where a question goes back
and forth between them, or another process or question wants the same cores, each waits for a core
that another's waiting takes: a question's 4 ms became 160 on two busy cores, and a build took 88
seconds of CPU instead of 33.
"""

import os
import sys

from threadpoolctl import threadpool_limits

# Read by libraries when they are loaded; what the host has set itself stays.
_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def limit_threads() -> None:
    """Set it for what is loaded and for what will be, for the rest of the process.

    Called by the composition root alone.
    """
    for name in _VARIABLES:
        os.environ.setdefault(name, "1")
    threadpool_limits(limits=1)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


def usable_cores() -> int:
    """Cores that this process may use, at least 1."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
