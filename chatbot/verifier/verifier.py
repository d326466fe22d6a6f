"""Reads a question and some entries together: how likely each of them answers it."""

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import NumpyEmbedder, PieceStates, Vectors
from chatbot.errors import ModelError
from chatbot.products import inner_products
from chatbot.verifier.codebook import Codebook
from chatbot.verifier.entries import EntryReadings, TextRead, TextReadings
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


class EntryOdds(NamedTuple):
    """Log-odds that each of some entries answers a question; 0 where there is nothing to read.

    :param official: By its official question and its answer, shape (entries,).
    :param other: By the nearest other wording of its question in place of the official one, same
        shape; as ``official`` where it has no other.
    """

    official: NDArray[np.float32]
    other: NDArray[np.float32]


class Verifier:
    """The network over the states of the embedded model.

    Safe to share between threads.

    :param model: The embedded model, whichever one makes the vectors of the search.
    :param path: The network's weights.
    :raises ModelError: The package's own file of them is damaged.
    """

    def __init__(self, model: NumpyEmbedder, path: Path = NETWORK_FILE) -> None:
        self.model, self._path = model, path
        self._remembered: dict[tuple[str, bool], TextRead] | None = None
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

    def by(self, model: NumpyEmbedder) -> Self:
        """A copy that reads by another copy of the model, and keeps nothing."""
        other = copy.copy(self)
        other.model, other._remembered, other._asked = model, None, None
        return other

    def vectors_read(self, texts: Sequence[str]) -> Vectors:
        """The model's vectors of passages, those that were read for entries from there.

        :param texts: Normalised.
        :return: Shape (texts, dimensions), each of unit length or 0.
        """
        known = {} if self._remembered is None else self._remembered
        vectors = {text: read.vector for (text, _), read in known.items()}
        new = [text for text in dict.fromkeys(texts) if text not in vectors]
        vectors.update(zip(new, self.model.encode_passages(new), strict=True))
        return np.array([vectors[text] for text in texts])

    def vectors_are_of(self, embedder: object) -> bool:
        """Whether its questions' vectors are those of an embedder."""
        return embedder is self.model and not self.model.prompts_questions

    def passages_are_of(self, embedder: object) -> bool:
        """Whether its entries' vectors are those of an embedder."""
        return embedder is self.model and not self.model.prompts_passages

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

    def read_entries(
        self, texts: Sequence[tuple[Sequence[str], str]], codebook: Codebook | None = None
    ) -> EntryReadings:
        """Read entries.

        :param texts: Of each its official question and other wordings of it, and its answer, all
            normalised.
        :param codebook: Shortens what is kept of each piece; None keeps all of it.
        """
        known = {} if self._remembered is None else self._remembered
        asked = [(question, False) for questions, _ in texts for question in questions]
        told = [(answer, True) for _, answer in texts]
        new = [text for text in dict.fromkeys([*asked, *told]) if text not in known]
        vectors, readings = self.model.read([text for text, _ in new])
        for text, *read in zip(new, vectors, readings, strict=True):
            known[text] = self._text(*read, telling=text[1])
        wordings = [known[text] for text in asked]
        return EntryReadings(
            TextReadings.of(wordings, WIDTH, codebook),
            TextReadings.of([known[text] for text in told], WIDTH, codebook),
            np.cumsum([0, *(len(questions) for questions, _ in texts)], dtype=np.int64),
            self._vectors_of_others(texts, known),
        )

    def codebook_of(self, texts: Sequence[tuple[Sequence[str], str]]) -> Codebook:
        """What shortens what is kept of the pieces of entries, learned from some of them.

        :param texts: As of :meth:`read_entries`.
        """
        read = self.read_entries(texts)
        pieces = np.concatenate([read.wordings.pieces, read.answers.pieces])
        everything = slice(None)
        rows = [of_texts.floats([everything]) for of_texts in (read.wordings, read.answers)]
        every_piece = np.arange(self.model.pieces)
        return Codebook.learned(np.concatenate(rows), pieces, self.model.looked_up(every_piece))

    def _vectors_of_others(
        self, texts: Sequence[tuple[Sequence[str], str]], known: Mapping[tuple[str, bool], TextRead]
    ) -> NDArray[np.float16]:
        """Vectors of the wordings of entries, but for the official ones."""
        others = [known[question, False].vector for asked, _ in texts for question in asked[1:]]
        return np.array(others, dtype=np.float16).reshape(len(others), self.model.dimensions)

    def odds(
        self, question: QuestionRead, entries: EntryReadings, numbers: NDArray[np.intp]
    ) -> EntryOdds:
        """Log-odds that entries answer a question.

        :param numbers: Of the entries, at least one.
        """
        official = entries.firsts[numbers]
        nearest = np.array(
            [entries.nearest_other(question.vector, int(number)) for number in numbers]
        )
        others = np.flatnonzero(nearest != official)
        odds = self._odds_of(question, entries, np.concatenate([official, nearest[others]]))
        both = EntryOdds(odds[: len(numbers)], odds[: len(numbers)].copy())
        both.other[others] = odds[len(numbers) :]
        return both

    def _odds_of(
        self, question: QuestionRead, entries: EntryReadings, wordings: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Log-odds of each wording with its entry's answer; 0 where one side has no pieces."""
        odds = np.zeros(len(wordings), dtype=np.float32)
        readable = entries.wordings.lengths(wordings) > 0
        if question.asked is not None and readable.any():
            pieces = self._candidates(question.asked, entries, wordings[readable])
            odds[readable] = self._network.odds(question.asked, pieces)
        return odds

    def _question(self, vector: Vectors, reading: PieceStates) -> QuestionRead:
        pieces, states = reading.pieces[:QUESTION], reading.states[:QUESTION]
        if not len(pieces):
            return QuestionRead(vector, None)
        looked_up = self.model.looked_up(pieces)
        rows = self._network.embed(states, looked_up)
        return QuestionRead(vector, QuestionPieces(rows, _units(looked_up)))

    def _text(self, vector: Vectors, reading: PieceStates, *, telling: bool) -> TextRead:
        most = ANSWER if telling else OFFICIAL
        pieces = reading.pieces[:most]
        rows = self._network.embed(reading.states[:most], self.model.looked_up(pieces))
        return TextRead(pieces, self._network.mark(rows, telling), vector)

    def _candidates(
        self, question: QuestionPieces, entries: EntryReadings, wordings: NDArray[np.int64]
    ) -> EntryPieces:
        numbers = entries.entries_of(wordings)
        # Wordings of one entry have its answer in common.
        readable = numbers[entries.answers.lengths(numbers) > 0].tolist()
        answered = {
            number: place for place, number in enumerate(dict.fromkeys(readable), len(numbers))
        }
        asked = [entries.wordings.span(wording) for wording in wordings]
        told = [entries.answers.span(number) for number in answered]
        spans = [(entries.wordings, span) for span in asked]
        spans += [(entries.answers, span) for span in told]
        pieces = np.concatenate([texts.pieces[span] for texts, span in spans])
        # Entries of one document share most of their pieces.
        different, places = np.unique(pieces, return_inverse=True)
        integers = self.model.integers(different)
        cosines = inner_products(question.units, integers)
        cosines /= np.sqrt(np.maximum(np.vecdot(integers, integers), 1))
        return EntryPieces(
            rows=np.concatenate([entries.wordings.floats(asked), entries.answers.floats(told)]),
            cosines=cosines[:, places],
            starts=np.cumsum([0, *(span.stop - span.start for _, span in spans)]),
            answers=np.array([answered.get(number, -1) for number in numbers.tolist()]),
        )


def _units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Vectors = vectors / np.maximum(lengths, np.float32(1e-12))
    return units
