"""Tables on a server that a build had begun to fill when it was killed, filled on by the next one.

A build notes the name of a table in its folder before it fills it. One that was killed leaves the
folder, without the manifest that makes a build whole; the next build of the same rows takes the
note out of it, and with it the table.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chatbot.index import lock

_MANIFEST = "manifest.json"
_BATCH = 65_536


def digest_of_rows(*arrays: NDArray[Any]) -> str:
    """What tells rows from others: a digest of their numbers, in their order and precision.

    :param arrays: All that they are made of.
    """
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(f"{array.dtype.str} {array.shape}".encode())
        for start in range(0, len(array), _BATCH):
            digest.update(np.ascontiguousarray(array[start : start + _BATCH]).data)
    return digest.hexdigest()


def note_table(note: Path, url: str, table: str, rows: str) -> None:
    """Note in a build's folder which table it is about to fill, and with what.

    :param note: The file.
    :param url: Of the store.
    :param rows: Their digest.
    """
    where = {"store": url, "table": table, "rows": rows}
    note.write_text(json.dumps(where), encoding="utf-8")


def taken_over(note: Path, url: str, rows: str) -> str | None:
    """The table that a build which was killed had begun to fill with the same rows, if any.

    It is this build's from now on: the remains of the other one name it no more.

    :param note: Where this build will note it, somewhere in its folder, which is locked by it.
    :param url: Of the store.
    :param rows: Their digest.
    """
    locked = (folder for folder in note.parents if (folder / lock.LOCK_FILE).exists())
    build = next(locked, None)
    if build is None:
        # Nobody could tell who else is at work here.
        return None
    within = note.relative_to(build)
    for other in sorted(build.parent.iterdir()):
        begun = other / within
        if other == build or not begun.is_file() or (other / _MANIFEST).exists():
            continue
        with lock.alone(other) as is_left, suppress(OSError, ValueError, LookupError, TypeError):
            if is_left:
                where = json.loads(begun.read_text(encoding="utf-8"))
                if (where["store"], where["rows"]) == (url, rows):
                    begun.unlink()
                    return str(where["table"])
    return None
