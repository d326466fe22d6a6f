"""The entries as the verifier reads them, made once at a build."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

_FILES = ("pieces", "rows", "scales", "starts", "asking")


class EntryRead(NamedTuple):
    """One entry.

    :param pieces: Piece ids of its official question and answer, shape (n,).
    :param rows: As the network takes them, shape (n, width).
    :param scales: What makes the model's integers of a piece a vector of unit length, shape (n,).
    :param asking: How many of them are of the question.
    """

    pieces: NDArray[np.int64]
    rows: NDArray[np.float32]
    scales: NDArray[np.float32]
    asking: int


@dataclass(frozen=True, slots=True)
class EntryReadings:
    """The pieces of each entry's official question and answer, one entry after the other.

    :param pieces: Piece ids, shape (n,).
    :param rows: As the network takes them, shape (n, width), in half precision.
    :param scales: As of :class:`EntryRead`, shape (n,).
    :param starts: Where each entry begins, and the end, shape (entries + 1,).
    :param asking: How many of its pieces are of the official question, shape (entries,).
    :raises ValueError: They do not belong together.
    """

    pieces: NDArray[np.int32]
    rows: NDArray[np.float16]
    scales: NDArray[np.float32]
    starts: NDArray[np.int64]
    asking: NDArray[np.int64]

    def __post_init__(self) -> None:
        total = int(self.starts[-1])
        if not len(self.pieces) == len(self.rows) == len(self.scales) == total or len(
            self.asking
        ) + 1 != len(self.starts):
            raise ValueError("the arrays of the entries' readings do not belong together")

    @classmethod
    def of(cls, entries: Sequence[EntryRead], width: int) -> Self:
        """Put entries one after the other.

        :param width: Of their rows.
        """
        lengths = [len(entry.pieces) for entry in entries]
        return cls(
            pieces=np.concatenate(
                [np.zeros(0, np.int32), *(entry.pieces for entry in entries)]
            ).astype(np.int32),
            rows=np.concatenate([np.zeros((0, width)), *(entry.rows for entry in entries)]).astype(
                np.float16
            ),
            scales=np.concatenate([np.zeros(0, np.float32), *(entry.scales for entry in entries)]),
            starts=np.cumsum([0, *lengths], dtype=np.int64),
            asking=np.array([entry.asking for entry in entries], dtype=np.int64),
        )

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote, memory-mapped."""
        return cls(
            *(
                np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
                for name in _FILES
            )
        )
