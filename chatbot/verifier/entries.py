"""The entries as the verifier reads them, made once at a build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays, starts_of
from chatbot.embedding import Vectors
from chatbot.halves import floats
from chatbot.spool import Spool
from chatbot.verifier.codebook import Codebook

_CODEBOOK = "codebook"
_STORED = ("pieces", "rows", "starts")
_KINDS = ("wordings", "answers")
ARRAYS = (*(f"{kind}_{name}" for kind in _KINDS for name in _STORED), "firsts", "vectors")
"""Names of the arrays that make up entries as they were read."""
_PLACES = ("wordings_starts", "answers_starts", "firsts")


class TextRead(NamedTuple):
    """A wording of an entry's question, or its answer.

    :param pieces: Piece ids, shape (n,).
    :param rows: As the network takes them, shape (n, width).
    :param vector: The embedded model's, of unit length or 0.
    """

    pieces: NDArray[np.int64]
    rows: NDArray[np.float32]
    vector: Vectors


@dataclass(frozen=True, slots=True)
class TextReadings:
    """The pieces of texts, one text after the other.

    :param pieces: Piece ids, shape (n,).
    :param rows: As the network takes them, shape (n, width), in half precision; where there is a
        codebook, their codes, shape (n, parts).
    :param starts: Where each text begins, and the end, shape (texts + 1,).
    :param codebook: Turns codes into rows.
    :raises ValueError: They do not belong together.
    """

    pieces: NDArray[np.uint16]
    rows: NDArray[np.float16] | NDArray[np.uint8]
    starts: NDArray[np.int64]
    codebook: Codebook | None = None

    def __post_init__(self) -> None:
        _belong_together(len(self.pieces) == len(self.rows) == int(self.starts[-1]))

    @classmethod
    def of(cls, texts: Sequence[TextRead], width: int, codebook: Codebook | None) -> Self:
        """Put texts one after the other.

        :param width: Of their rows.
        :param codebook: Shortens the rows; None keeps them as they are.
        """
        none = np.zeros(0, np.int64)
        pieces = np.concatenate([none, *(text.pieces for text in texts)]).astype(np.uint16)
        rows = np.concatenate([np.zeros((0, width), np.float32), *(text.rows for text in texts)])
        return cls(
            pieces=pieces,
            rows=codebook.codes(rows, pieces) if codebook else rows.astype(np.float16),
            starts=np.cumsum([0, *(len(text.pieces) for text in texts)], dtype=np.int64),
            codebook=codebook,
        )

    def lengths(self, numbers: NDArray[np.intp]) -> NDArray[np.int64]:
        """How many pieces some of the texts have."""
        return self.starts[numbers + 1] - self.starts[numbers]

    def span(self, number: int) -> slice:
        """Where a text's pieces are."""
        return slice(*self.starts[number : number + 2])

    def floats(self, spans: Sequence[slice]) -> NDArray[np.float32]:
        """The rows of some pieces, one span after the other."""
        rows = np.concatenate([self.rows[:0], *(self.rows[span] for span in spans)])
        if self.codebook is None:
            return floats(rows)
        pieces = np.concatenate([self.pieces[:0], *(self.pieces[span] for span in spans)])
        return self.codebook.rows(rows, pieces)


@dataclass(frozen=True, slots=True)
class EntryReadings:
    """Each entry's official question, other wordings of it, and its answer.

    :param wordings: The questions, those of one entry one after the other, the official one first.
    :param answers: One an entry.
    :param firsts: Where each entry's wordings begin, and the end, shape (entries + 1,).
    :param vectors: Of the wordings but the official ones, shape (others, dimensions), in half
        precision.
    :raises ValueError: They do not belong together.
    """

    wordings: TextReadings
    answers: TextReadings
    firsts: NDArray[np.int64]
    vectors: NDArray[np.float16]

    def __post_init__(self) -> None:
        wordings = len(self.wordings.starts) - 1
        _belong_together(
            len(self.firsts) == len(self.answers.starts)
            and wordings == int(self.firsts[-1])
            and len(self.vectors) == wordings - len(self.firsts) + 1
        )

    def entries_of(self, wordings: NDArray[np.int64]) -> NDArray[np.intp]:
        """The numbers of the entries that wordings are of."""
        return np.searchsorted(self.firsts, wordings, side="right") - 1

    def nearest_other(self, vector: Vectors, entry: int) -> int:
        """The wording of an entry, but for the official one, that is nearest to a vector.

        :return: Its number; that of the official one where there is no other.
        """
        official, end = self.firsts[entry : entry + 2]
        if end - official == 1:
            return int(official)
        # Of each entry up to here, the official one has none.
        others = floats(self.vectors[official - entry : end - entry - 1])
        return int(official + 1 + (others @ vector).argmax())

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        save_arrays(folder, arrays_of(self))
        if self.answers.codebook is not None:
            self.answers.codebook.save(folder / _CODEBOOK)

    @classmethod
    def load(cls, folder: Path) -> "EntryReadings":
        """Load what :meth:`save` wrote."""
        path = folder / _CODEBOOK
        codebook = Codebook.load(path) if path.is_dir() else None
        # Of the type that was written: every file of a build goes by its digest.
        return readings_of(load_arrays(folder, ARRAYS), codebook)


class EntryReadingsBuilder:
    """Takes entries as the verifier reads them, some at a time.

    :param codebook: The one that they were read with.
    """

    def __init__(self, codebook: Codebook | None) -> None:
        self._codebook = codebook
        self._spools: dict[str, Spool] = {}

    def add(self, readings: EntryReadings) -> None:
        """Take the next entries."""
        for name, array in arrays_of(readings).items():
            # Where something begins in all of them is known when all of them are there.
            part = np.diff(array) if name in _PLACES else array
            columns = None if part.ndim == 1 else part.shape[1]
            self._spools.setdefault(name, Spool(part.dtype, columns)).append(part)

    def finish(self) -> EntryReadings:
        """All entries that were taken."""
        arrays = {name: spool.array() for name, spool in self._spools.items()}
        for name in _PLACES:
            arrays[name] = starts_of(arrays[name])
        return readings_of(arrays, self._codebook)


def arrays_of(readings: EntryReadings) -> dict[str, NDArray[Any]]:
    """The arrays of entries as they were read, by their names in :data:`ARRAYS`."""
    texts = {"wordings": readings.wordings, "answers": readings.answers}
    return {
        **{f"{kind}_{name}": getattr(texts[kind], name) for kind in _KINDS for name in _STORED},
        "firsts": readings.firsts,
        "vectors": readings.vectors,
    }


def readings_of(arrays: Mapping[str, NDArray[Any]], codebook: Codebook | None) -> EntryReadings:
    """What :func:`arrays_of` gave the arrays of.

    :param codebook: The one that the entries were read with.
    """
    wordings, answers = (
        TextReadings(**{name: arrays[f"{kind}_{name}"] for name in _STORED}, codebook=codebook)
        for kind in _KINDS
    )
    return EntryReadings(wordings, answers, arrays["firsts"], arrays["vectors"])


def _belong_together(belong: bool) -> None:
    if not belong:
        raise ValueError("the arrays of the entries' readings do not belong together")
