"""JSON values by their number, one after the other in one array: each is read when asked for."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays, starts_of
from chatbot.spool import Spool

Read = TypeVar("Read")

_TEXT, _STARTS = "text", "starts"
_KEPT = 4_096
"""Values that are kept once they were read; of more, none of the earlier ones."""


@dataclass(frozen=True, slots=True)
class Records(Generic[Read]):
    """Values of one kind, as many as there are entries. Safe to share between threads.

    :param text: Their JSON texts in UTF-8, shape (n,).
    :param starts: Where each begins, and the end, shape (values + 1,).
    :param of_json: Makes a value of what the text says.
    """

    text: NDArray[np.uint8]
    starts: NDArray[np.int64]
    of_json: Callable[[Any], Read]
    _kept: dict[int, Read] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Read:
        kept = self._kept.get(number)
        if kept is None:
            start, end = self.starts[number : number + 2]
            kept = self.of_json(json.loads(self.text[start:end].tobytes()))
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[number] = kept
        return kept

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        save_arrays(folder, {_TEXT: self.text, _STARTS: self.starts})

    @classmethod
    def load(cls, folder: Path, of_json: Callable[[Any], Read]) -> Self:
        """Load what :meth:`save` wrote.

        :raises ValueError: The arrays do not belong together.
        """
        text, starts = load_arrays(folder, (_TEXT, _STARTS)).values()
        if len(text) != int(starts[-1]):
            raise ValueError("the arrays of the records do not belong together")
        return cls(text, starts, of_json)


class RecordsBuilder:
    """Takes JSON values one after the other."""

    def __init__(self) -> None:
        self._text, self._lengths = Spool(np.uint8), Spool(np.int64)

    def add(self, values: Sequence[Any]) -> None:
        """Take the next values."""
        texts = [json.dumps(value, ensure_ascii=False).encode() for value in values]
        self._text.append(np.frombuffer(b"".join(texts), dtype=np.uint8))
        self._lengths.append(np.array([len(text) for text in texts], dtype=np.int64))

    def finish(self, of_json: Callable[[Any], Read]) -> Records[Read]:
        """All values that were taken."""
        return Records(self._text.array(), starts_of(self._lengths.array()), of_json)
