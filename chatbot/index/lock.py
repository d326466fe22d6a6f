"""Who is at work in a folder of builds: many may build and open at once, one alone removes.

The system lets go of a lock when its process ends, however it ends, so none is left behind.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

TELLS = sys.platform != "win32"
"""Whether this system's locks tell who is at work."""

_LOCK_FILE = "LOCK"


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Keep :func:`alone` from beginning, and wait until it has ended.

    Where the folder has no lock file and none can be made, nothing is removed from it either.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_lock_file(folder))
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_SH)
        except OSError:
            pass
        yield


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether no one shares the folder now; then no one can until this ends.

    False, too, where the system cannot tell.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_lock_file(folder))
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield TELLS


def _lock_file(folder: Path) -> IO[bytes]:
    path = folder / _LOCK_FILE
    try:
        return path.open("ab")
    except PermissionError:
        return path.open("rb")
