"""Reads a question and some entries together: how likely each of them answers it."""

import copy
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import NumpyEmbedder, PieceStates, Vectors
from chatbot.errors import ModelError
from chatbot.verifier.entries import EntryRead, EntryReadings
from chatbot.verifier.network import WIDTH, EntryPieces, Network, QuestionPieces

NETWORK_FILE = Path(__file__).parents[1] / "models" / "verifier.safetensors"

# Pieces that are looked at, from the beginning; as in training.
QUESTION, OFFICIAL, ANSWER = 64, 48, 144


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """A question as the verifier reads it.

    :param vector: The embedded model's, of unit length or 0.
    :param asked: What the network takes; None of a text without pieces.
    """

    vector: Vectors
    asked: QuestionPieces | None


class Verifier:
    """The network over the states of the embedded model.

    Safe to share between threads.

    :param model: The embedded model, whichever one makes the vectors of the search.
    :param path: The network's weights.
    :raises ModelError: The package's own file of them is damaged.
    """

    def __init__(self, model: NumpyEmbedder, path: Path = NETWORK_FILE) -> None:
        self.model, self._path = model, path
        self._remembered: dict[tuple[str, str], EntryRead] | None = None
        self._asked: dict[str, QuestionRead] | None = None
        try:
            self._network = Network.read(path, model.width, model.dimensions)
        except Exception as error:
            # Whatever a damaged file makes safetensors or numpy raise.
            raise ModelError(
                f"{path}: the verifier cannot be read ({error}). Install the package again."
            ) from error

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the model and the network; another digest means other odds."""
        network = hashlib.sha256(self._path.read_bytes()).hexdigest()
        return f"{self.model.fingerprint} {network}"

    def remembering(self) -> Self:
        """A copy that reads each text once, for a build that meets them again and again.

        Never for what people type: nothing of theirs is to be kept.
        """
        other = copy.copy(self)
        other._remembered, other._asked = {}, {}
        return other

    def vectors_are_of(self, embedder: object) -> bool:
        """Whether its questions' vectors are those of an embedder."""
        return embedder is self.model and not self.model.prompts_questions

    def read(self, text: str) -> QuestionRead:
        """Read a question.

        :param text: Normalised.
        """
        return self.read_all([text])[0]

    def read_all(self, texts: Sequence[str]) -> list[QuestionRead]:
        """Read questions.

        :param texts: Normalised.
        """
        known = {} if self._asked is None else self._asked
        new = [text for text in dict.fromkeys(texts) if text not in known]
        pairs = zip(*self.model.read(new), strict=True)
        known.update(zip(new, (self._question(*pair) for pair in pairs), strict=True))
        return [known[text] for text in texts]

    def read_entries(self, texts: Sequence[tuple[str, str]]) -> EntryReadings:
        """Read entries.

        :param texts: Of each its official question and answer, normalised.
        """
        known = {} if self._remembered is None else self._remembered
        new = [entry for entry in dict.fromkeys(texts) if entry not in known]
        _, readings = self.model.read([text for entry in new for text in entry])
        pairs = zip(readings[::2], readings[1::2], strict=True)
        known.update(zip(new, (self._joined(*pair) for pair in pairs), strict=True))
        return EntryReadings.of([known[entry] for entry in texts], WIDTH)

    def odds(
        self, question: QuestionRead, entries: EntryReadings, numbers: NDArray[np.intp]
    ) -> NDArray[np.float32]:
        """Log-odds that entries answer a question.

        :param numbers: Of the entries, at least one.
        :return: In their order; 0 for a question without pieces, and for an entry whose question
            has none.
        """
        odds = np.zeros(len(numbers), dtype=np.float32)
        readable = entries.asking[numbers] > 0
        if question.asked is not None and readable.any():
            pieces = self._candidates(question.asked, entries, numbers[readable])
            odds[readable] = self._network.odds(question.asked, pieces)
        return odds

    def _question(self, vector: Vectors, reading: PieceStates) -> QuestionRead:
        pieces, states = reading.pieces[:QUESTION], reading.states[:QUESTION]
        if not len(pieces):
            return QuestionRead(vector, None)
        looked_up = self.model.looked_up(pieces)
        rows = self._network.embed(states, looked_up)
        return QuestionRead(vector, QuestionPieces(rows, _units(looked_up)))

    def _joined(self, question: PieceStates, answer: PieceStates) -> EntryRead:
        parts = []
        for reading, most, telling in ((question, OFFICIAL, False), (answer, ANSWER, True)):
            pieces = reading.pieces[:most]
            rows = self._network.embed(reading.states[:most], self.model.looked_up(pieces))
            parts.append((pieces, self._network.mark(rows, telling)))
        (asked, asked_rows), (told, told_rows) = parts
        pieces = np.concatenate([asked, told])
        lengths = np.linalg.norm(self.model.integers(pieces), axis=1)
        return EntryRead(
            pieces,
            np.concatenate([asked_rows, told_rows]),
            (1 / np.maximum(lengths, 1)).astype(np.float32),
            len(asked),
        )

    def _candidates(
        self, question: QuestionPieces, entries: EntryReadings, numbers: NDArray[np.intp]
    ) -> EntryPieces:
        spans = [slice(*entries.starts[number : number + 2]) for number in numbers]
        pieces = np.concatenate([entries.pieces[span] for span in spans])
        scales = np.concatenate([entries.scales[span] for span in spans])
        lengths = entries.starts[numbers + 1] - entries.starts[numbers]
        starts = np.cumsum(lengths) - lengths
        asking = np.zeros(len(pieces), dtype=bool)
        for start, count in zip(starts, entries.asking[numbers], strict=True):
            asking[start : start + count] = True
        # Entries of one document share most of their pieces.
        different, places = np.unique(pieces, return_inverse=True)
        cosines = question.units @ self.model.integers(different).T
        return EntryPieces(
            rows=np.concatenate([entries.rows[span] for span in spans]).astype(np.float32),
            cosines=cosines[:, places] * scales,
            starts=starts,
            asking=asking,
        )


def _units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Vectors = vectors / np.maximum(lengths, np.float32(1e-12))
    return units
