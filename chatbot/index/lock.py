"""Who is at work in a folder: many may share it at once, one alone removes.

A folder of builds is shared while a build is made or opened in it, a build for as long as an index
that was loaded from it is there.

The system lets go of a lock when its process ends, however it ends, so none is left behind.
"""

import sys
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

TELLS = sys.platform != "win32"
"""Whether this system's locks tell who is at work."""

LOCK_FILE = "LOCK"
"""In each folder that was ever shared; on Windows it cannot be removed while somebody shares it."""


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
    if not TELLS:
        yield False
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_lock_file(folder))
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


class Hold:
    """Shares a folder, as :func:`shared` does, for as long as there is a reference to it."""

    def __init__(self, folder: Path) -> None:
        sharing = ExitStack()
        sharing.enter_context(shared(folder))
        weakref.finalize(self, sharing.close)


def _lock_file(folder: Path) -> IO[bytes]:
    path = folder / LOCK_FILE
    try:
        return path.open("a+b")
    except OSError:  # it is not for us to write, or the disk is read-only, here
        return path.open("rb")
