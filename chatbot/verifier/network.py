"""The verifier's network on numpy alone.

It compares and aggregates (Parikh et al. 2016, "A decomposable attention model", arXiv 1606.01933;
Wang and Jiang 2017, arXiv 1611.01747) over the states of the embedded encoder: each piece of the
question looks for what the entry has to say of it, and each piece of the official question for
what the question has; gates learn which pieces matter. ``training/verifier.py`` has the same
network in torch, with what it means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from chatbot.encoder.inference import gelu, layer_normalised
from chatbot.encoder.quantise import Floats, Quantised, unpack
from chatbot.products import inner_products

WIDTH = 128
LEANING = 4.0
"""How much a cosine of two pieces' vectors adds to the attention between them."""


@dataclass(frozen=True, slots=True)
class QuestionPieces:
    """A question as the network takes it, ``n`` pieces, at least one.

    :param rows: Shape (n, width).
    :param units: The pieces' vectors without context, shape (n, dimensions), of unit length or 0.
    """

    rows: Floats
    units: Floats


@dataclass(frozen=True, slots=True)
class EntryPieces:
    """Entries as the network takes them: official questions, then answers, one after the other.

    Entries with an answer in common share it: what the question finds in a text is the same
    whatever stands beside it.

    :param rows: Shape (m, width), ``m`` pieces in all.
    :param cosines: Of the question's pieces with these, without context, shape (n, m).
    :param starts: Where each text begins, and the end, shape (texts + 1,); each has some pieces.
    :param answers: The number among the texts of each official question's answer, -1 for one
        without a piece, shape (entries,).
    """

    rows: Floats
    cosines: Floats
    starts: NDArray[np.int64]
    answers: NDArray[np.intp]


class _Seen(NamedTuple):
    """What the question's pieces see of each text; the last text is one without pieces.

    :param peaks: The highest attention to any piece of it, shape (texts + 1, n, 1).
    :param masses: The attention to it in all, where the highest counts 1, same shape.
    :param found: Its rows by the same measure, shape (texts + 1, n, width).
    :param cosines: The highest, at least 0, shape (texts + 1, n, 1).
    """

    peaks: Floats
    masses: Floats
    found: Floats
    cosines: Floats


class Network:
    """The weights, and what they make of a question and some entries.

    :param weights: By the names of ``training/verifier.py``, matrices as (outputs, inputs).
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        # As (inputs, outputs), so that some of the inputs lie in one piece.
        self._matrices = {
            name.removesuffix(".weight"): np.ascontiguousarray(weight.T)
            for name, weight in weights.items()
            if name.endswith(".weight")
        }
        sharp = np.exp(weights["sharpness"]) * np.float32(WIDTH**-0.5)
        keys = weights["key.weight"]
        self._seeking = (keys.T @ weights["query.weight"]) * sharp
        self._seeking_bias = (keys.T @ weights["query.bias"]) * sharp
        # Adds the same to all pieces of an entry, but not to all of the question.
        self._sought = (weights["query.weight"].T @ weights["key.bias"]) * sharp

    @classmethod
    def read(cls, path: Path, width: int, dimensions: int) -> "Network":
        """Read what ``training/verifier.py`` wrote.

        :param width: Of the encoder's states.
        :param dimensions: Of its vectors.
        :raises ValueError: The weights are of another network, or made for another encoder.
        :raises Exception: Whatever a damaged file makes the libraries raise.
        """
        tensors = unpack(load_file(path))
        for name, shape in _shapes(width, dimensions).items():
            found = tensors[name].shape if name in tensors else None
            if found != shape:
                raise ValueError(f"{name}: expected shape {shape}, found {found}")
        return cls(
            {
                name: tensor.floats() if isinstance(tensor, Quantised) else tensor
                for name, tensor in tensors.items()
            }
        )

    def embed(self, states: Floats, vectors: Floats) -> Floats:
        """Pieces as the network takes them.

        :param states: In context, shape (n, encoder's width).
        :param vectors: Without context, shape (n, encoder's dimensions), not of unit length.
        :return: Shape (n, width).
        """
        rows = self._linear("states", states) + self._product("vectors", vectors)
        return layer_normalised(rows)

    def mark(self, rows: Floats, answer: bool) -> Floats:
        """Pieces of an entry marked as those of its official question or of its answer."""
        marked: Floats = rows + self._weights["field.weight"][int(answer)]
        return marked

    def odds(self, asked: QuestionPieces, entries: EntryPieces) -> Floats:
        """Log-odds that each entry answers the question, shape (entries,)."""
        sought = asked.rows @ self._seeking.T + self._seeking_bias
        attention = inner_products(sought, entries.rows)
        attention += (asked.rows @ self._sought)[:, None] + np.float32(LEANING) * entries.cosines
        forward = self._forward(asked, entries.answers, _look(attention, entries))
        backward = self._backward(asked, entries, attention)
        hidden = gelu(self._linear("out.0", *forward[:2], *backward, *forward[2:]))
        return self._linear("out.3", hidden)[:, 0]

    def _forward(
        self, asked: QuestionPieces, answers: NDArray[np.intp], seen: _Seen
    ) -> tuple[Floats, ...]:
        """What the entries say of the question's pieces."""
        official, answer = (
            _Seen(*(of_texts[texts] for of_texts in seen))
            for texts in (slice(len(answers)), answers)
        )
        # An entry's two texts together are one softmax.
        peaks = np.maximum(official.peaks, answer.peaks)
        scales = [np.exp(text.peaks - peaks) for text in (official, answer)]
        masses = official.masses * scales[0] + answer.masses * scales[1]
        scales = [scale / masses for scale in scales]
        found = official.found * scales[0] + answer.found * scales[1]
        nearest = np.maximum(official.cosines, answer.cosines)
        measured = np.concatenate(
            [official.cosines, answer.cosines, answer.masses * scales[1], nearest], axis=2
        )
        here, there = asked.rows, self._linear("value", found)
        compared = self._product(
            "cmp.0", there, here * there, np.abs(here - there), measured, first=WIDTH
        )
        # What the question alone adds is the same for all entries.
        compared += self._linear("cmp.0", here)
        compared = gelu(self._linear("cmp.3", gelu(compared)))
        gates = _sigmoid(self._product("gate", compared, first=WIDTH) + self._linear("gate", here))
        total = gates.sum(axis=1)
        pooled = (gates.swapaxes(1, 2) @ compared)[:, 0] / (total + 1)
        unsaid = (gates * (1 - nearest)).sum(axis=1) / (total + 1)
        return pooled, compared.max(axis=1), unsaid, total

    def _backward(
        self, asked: QuestionPieces, entries: EntryPieces, attention: Floats
    ) -> tuple[Floats, Floats]:
        """What the question says of the official questions' pieces."""
        spans = [slice(*span) for span in pairwise(entries.starts[: len(entries.answers) + 1])]
        end = spans[-1].stop
        official = entries.rows[:end]
        shares = _softmax(attention[:, :end]).T
        found = shares @ asked.rows
        nearest = np.maximum(entries.cosines[:, :end].max(axis=0), 0)[:, None]
        compared = self._linear("rcmp.0", official)
        # As the product of what is found, of which there is more than of the question.
        compared += shares @ self._product("rcmp.0", asked.rows, first=WIDTH)
        compared += self._product(
            "rcmp.0", official * found, np.abs(official - found), nearest, first=2 * WIDTH
        )
        compared = gelu(compared)
        gates = _sigmoid(self._linear("rgate", compared))
        total = np.add.reduceat(gates, entries.starts[: len(spans)])
        # Text by text, since of so many columns reduceat takes several times as long.
        pooled = np.concatenate([gates[span].T @ compared[span] for span in spans]) / (total + 1)
        highest = np.array([np.maximum.reduce(compared[span]) for span in spans])
        return pooled, highest

    def _linear(self, name: str, *parts: Floats) -> Floats:
        """Rows times a matrix, plus its bias.

        :param parts: The rows' columns, in order; as many as there are of the matrix's inputs or
            fewer, the first ones.
        """
        result = self._product(name, *parts)
        result += self._weights[f"{name}.bias"]
        return result

    def _product(self, name: str, *parts: Floats, first: int = 0) -> Floats:
        """The same without the bias.

        :param first: Which of the matrix's inputs the columns begin with.
        """
        matrix = self._matrices[name]
        products = []
        for part in parts:
            last = first + part.shape[-1]
            products.append(_times(part, matrix[first:last]))
            first = last
        result, *others = products
        for other in others:
            result += other
        return result


def _shapes(width: int, dimensions: int) -> dict[str, tuple[int, ...]]:
    """Shape of each weight, a matrix as (outputs, inputs)."""
    matrices = {
        "states": (WIDTH, width),
        **dict.fromkeys(("query", "key", "value", "cmp.3"), (WIDTH, WIDTH)),
        "cmp.0": (WIDTH, 4 * WIDTH + 4),
        "rcmp.0": (WIDTH, 4 * WIDTH + 1),
        "out.0": (WIDTH, 4 * WIDTH + 2),
        "gate": (1, 2 * WIDTH),
        **dict.fromkeys(("rgate", "out.3"), (1, WIDTH)),
    }
    return {
        **{f"{name}.weight": shape for name, shape in matrices.items()},
        **{f"{name}.bias": shape[:1] for name, shape in matrices.items()},
        "vectors.weight": (WIDTH, dimensions),
        "field.weight": (2, WIDTH),
        "sharpness": (1,),
    }


def _times(rows: Floats, matrix: Floats) -> Floats:
    """Rows, in any number of dimensions, times a matrix as (inputs, outputs): one product."""
    if len(matrix) == 1:
        # For which BLAS takes as long as for a hundred columns.
        return rows * matrix
    flat: Floats = rows.reshape(-1, len(matrix)) @ matrix
    return flat.reshape(*rows.shape[:-1], matrix.shape[1])


def _look(attention: Floats, entries: EntryPieces) -> _Seen:
    """What the question sees of each text by itself.

    :param attention: Of the question's pieces to all of the entries', shape (n, m).
    """
    starts, lengths = entries.starts[:-1], np.diff(entries.starts)
    peaks = np.maximum.reduceat(attention, starts, axis=1)
    shares: Floats = np.exp(attention - peaks.repeat(lengths, axis=1))
    found = np.zeros((len(lengths) + 1, len(attention), WIDTH), dtype=np.float32)
    for of_text, (start, end) in zip(found, pairwise(entries.starts), strict=False):
        np.matmul(shares[:, start:end], entries.rows[start:end], out=of_text)
    return _Seen(
        _by_text(peaks, -np.inf),
        _by_text(np.add.reduceat(shares, starts, axis=1)),
        found,
        _by_text(np.maximum(np.maximum.reduceat(entries.cosines, starts, axis=1), 0)),
    )


def _by_text(of_pieces: Floats, nothing: float = 0.0) -> Floats:
    """Numbers of shape (n, texts) as (texts + 1, n, 1).

    :param nothing: Those of the last text.
    """
    padded = np.full((of_pieces.shape[1] + 1, len(of_pieces), 1), nothing, dtype=np.float32)
    padded[:-1, :, 0] = of_pieces.T
    return padded


def _softmax(columns: Floats) -> Floats:
    """Each column's shares of its sum."""
    shares: Floats = np.exp(columns - columns.max(axis=0))
    shares /= shares.sum(axis=0)
    return shares


def _sigmoid(rows: Floats) -> Floats:
    # Beyond 80 either way nothing changes, but a float of 32 bits overflows.
    return np.float32(1) / (np.float32(1) + np.exp(-np.maximum(rows, np.float32(-80))))
