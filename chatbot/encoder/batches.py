"""Texts as batches of windows, one below the other, without padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Number of the text, where the window begins in it, its piece ids.
_Window = tuple[int, int, Sequence[int]]

# Matrices of so many rows keep a core busy and still fit its cache.
_PIECES = 256


class Run(NamedTuple):
    """Windows of one length, next to each other in a batch.

    :param rows: Their rows, ``windows`` times ``length``.
    """

    rows: slice
    windows: int
    length: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows one below the other.

    :param owners: Number of the text that each window is of, shape (windows,).
    :param starts: Where in its text each window begins, same shape.
    :param pieces: Piece ids, shape (pieces,).
    :param places: Place of each piece in its window, same shape.
    :param runs: The windows by length.
    """

    owners: NDArray[np.int64]
    starts: NDArray[np.int64]
    pieces: NDArray[np.int64]
    places: NDArray[np.int64]
    runs: tuple[Run, ...]

    def windows(self) -> Iterator[slice]:
        """The rows of each window, in their order."""
        for rows, windows, length in self.runs:
            for number in range(windows):
                start = rows.start + number * length
                yield slice(start, start + length)


def make_batches(texts: Sequence[Sequence[int]], window: int) -> list[Batch]:
    """Cut texts into windows and put those of like length together, about 256 pieces in a batch.

    :param texts: Piece ids of each; one without pieces has no window.
    :param window: Pieces of a window at most.
    """
    windows = [
        (number, start, text[start : start + window])
        for number, text in enumerate(texts)
        for start in range(0, len(text), window)
    ]
    windows.sort(key=lambda one: len(one[2]))
    batches: list[list[_Window]] = []
    pieces = _PIECES
    for one in windows:
        if pieces + len(one[2]) > _PIECES:
            batches.append([])
            pieces = 0
        batches[-1].append(one)
        pieces += len(one[2])
    return [_batch(batch) for batch in batches]


def _batch(windows: Sequence[_Window]) -> Batch:
    lengths = [len(pieces) for _, _, pieces in windows]
    return Batch(
        owners=np.array([number for number, _, _ in windows]),
        starts=np.array([start for _, start, _ in windows]),
        pieces=np.concatenate([np.asarray(pieces) for _, _, pieces in windows]),
        places=np.concatenate([np.arange(length) for length in lengths]),
        runs=tuple(_runs(lengths)),
    )


def _runs(lengths: Sequence[int]) -> Iterator[Run]:
    row = 0
    for length, group in groupby(lengths):
        windows = sum(1 for _ in group)
        yield Run(slice(row, row + windows * length), windows, length)
        row += windows * length
