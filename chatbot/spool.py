"""An array that grows at its end: in memory while it is small, then in a file without a name."""

import tempfile
import weakref
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_IN_MEMORY = 1024 * 1024
"""Bytes up to which it stays in memory."""


class Spool:
    """Rows that are appended some at a time, and read when all of them are there.

    :param dtype: Of the rows.
    :param columns: How many numbers a row has; none makes the rows numbers.
    """

    def __init__(self, dtype: DTypeLike, columns: int | None = None) -> None:
        self._dtype = np.dtype(dtype)
        self._tail = () if columns is None else (columns,)
        self._parts: list[NDArray[Any]] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def append(self, rows: NDArray[Any]) -> None:
        """Take some rows over; they are cast to its type."""
        # A copy: a view would keep all of what it is a part of.
        part = np.array(rows, dtype=self._dtype)
        self._rows += len(part)
        self._parts.append(part)
        self._bytes += part.nbytes
        if self._bytes > _IN_MEMORY:
            self._spill()

    def array(self) -> NDArray[Any]:
        """All rows, shape ``(rows,)`` or ``(rows, columns)``; of a file, mapped to be read."""
        if self._file is None:
            none = np.zeros((0, *self._tail), self._dtype)
            return np.concatenate([none, *self._parts])
        self._spill()
        shape = (self._rows, *self._tail)
        # A plain view: slicing a numpy.memmap costs several times as much.
        return np.asarray(np.memmap(self._file, dtype=self._dtype, mode="r", shape=shape))

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115
            # Gone with the last array that is mapped from it: each holds it by itself.
            weakref.finalize(self, self._file.close)
        for part in self._parts:
            self._file.write(part.data)
        self._file.flush()
        self._parts, self._bytes = [], 0
