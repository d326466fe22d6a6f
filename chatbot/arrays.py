"""Arrays in files: read whole where they are small, memory-mapped where they are large."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALL = 32 * 1024 * 1024
"""Bytes of a file up to which it is read whole.

A mapped file that somebody cuts short ends the process that reads from it, and one that somebody
overwrites changes what is answered: a copy in memory knows neither. Of larger ones, workers share
the pages.
"""


def is_small(path: Path) -> bool:
    """Whether a file is read whole.

    :raises OSError: There is no such file.
    """
    return path.stat().st_size <= SMALL


def load_array(path: Path) -> Any:
    """The array in a file, of the type that was written.

    :raises OSError: There is no such file.
    :raises ValueError: It is damaged.
    """
    if is_small(path):
        return np.load(path, allow_pickle=False)
    # A plain view of the same pages: slicing a numpy.memmap costs several times as much.
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def save_arrays(folder: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays into a new folder, a file each.

    :param arrays: By name.
    :raises OSError: The folder cannot be written to.
    """
    folder.mkdir()
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)


def load_arrays(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Read arrays that :func:`save_arrays` wrote, by name; raises what :func:`load_array` does."""
    return {name: load_array(folder / f"{name}.npy") for name in names}


def starts_of(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Where things of some lengths begin that follow one another, and the end.

    :param lengths: Shape ``(n,)``.
    :return: Shape ``(n + 1,)``.
    """
    return np.concatenate([[0], lengths.cumsum()]).astype(np.int64)
