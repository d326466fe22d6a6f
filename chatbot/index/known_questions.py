"""Which entry a text asks for in its very words: as printed, or as an editor has approved."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.acts.signs import without_signs
from chatbot.arrays import load_arrays, save_arrays
from chatbot.spool import Spool

Digests = tuple[int, int]
"""Of a question: of all of it, and of what is left without signs, 64 bits each."""


def digests_of_question(text: str) -> Digests:
    """What a question is known by.

    :param text: Normalised.
    """
    return _digest(text), _digest(without_signs(text))


def _digest(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


@dataclass(frozen=True, slots=True)
class KnownQuestions:
    """Questions of which it is known what answers them, by their digests.

    :param whole: Ascending, shape (n,).
    :param of_whole: The entry of each, by its number, same shape.
    :param plain: Of what is left of them without signs, ascending, same shape.
    :param of_plain: The entry of each of these, same shape.
    :raises ValueError: They do not belong together.
    """

    whole: NDArray[np.uint64]
    of_whole: NDArray[np.int32]
    plain: NDArray[np.uint64]
    of_plain: NDArray[np.int32]

    def __post_init__(self) -> None:
        if len({len(getattr(self, name)) for name in self.__slots__}) > 1:
            raise ValueError("the arrays of the known questions do not belong together")

    def asked_by(self, text: str) -> tuple[int, ...]:
        """The entries whose question a text is, by their numbers.

        White space, signs and a polite ending count only where questions differ in nothing else.

        :param text: Normalised.
        """
        whole, plain = digests_of_question(text)
        return _found(self.whole, self.of_whole, whole) or _found(self.plain, self.of_plain, plain)

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        save_arrays(folder, {name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        return cls(**load_arrays(folder, cls.__slots__))


class KnownQuestionsBuilder:
    """Takes questions, some entries at a time."""

    def __init__(self) -> None:
        self._whole, self._plain = Spool(np.uint64), Spool(np.uint64)
        self._owners = Spool(np.int32)

    def add(self, questions: Iterable[tuple[int, Sequence[Digests]]]) -> None:
        """Take questions.

        :param questions: The number of an entry, and the digests of some of its questions.
        """
        rows = [(*digests, number) for number, some in questions for digests in some]
        for column, spool in enumerate((self._whole, self._plain, self._owners)):
            spool.append(np.array([row[column] for row in rows], dtype=np.uint64))

    def finish(self) -> KnownQuestions:
        """All questions that were taken."""
        owners = self._owners.array()
        whole, plain = self._whole.array(), self._plain.array()
        # Stable: of entries with one question, those that stand first come first.
        by_whole, by_plain = (np.argsort(one, kind="stable") for one in (whole, plain))
        return KnownQuestions(whole[by_whole], owners[by_whole], plain[by_plain], owners[by_plain])


def _found(digests: NDArray[np.uint64], owners: NDArray[np.int32], wanted: int) -> tuple[int, ...]:
    first, end = (int(digests.searchsorted(np.uint64(wanted), side)) for side in ("left", "right"))
    return tuple(owners[first:end].tolist())
