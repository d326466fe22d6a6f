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

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from chatbot.encoder.inference import gelu
from chatbot.encoder.quantise import Floats, Quantised, unpack

WIDTH = 128
LEANING = 4.0
"""How much a cosine of two pieces' vectors adds to the attention between them."""
_EPSILON = np.float32(1e-5)


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
    """Entries as the network takes them, ``m`` pieces in all, one entry after the other.

    :param rows: Shape (m, width).
    :param cosines: Of the question's pieces with these, without context, shape (n, m).
    :param starts: Where each entry begins, shape (entries,).
    :param asking: Which pieces are of an official question, shape (m,); each entry has some.
    """

    rows: Floats
    cosines: Floats
    starts: NDArray[np.int64]
    asking: NDArray[np.bool_]


class Network:
    """The weights, and what they make of a question and some entries.

    :param weights: By the names of ``training/verifier.py``, matrices as (outputs, inputs).
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
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
        rows = self._linear("states", states) + vectors @ self._weights["vectors.weight"].T
        rows -= rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + _EPSILON)
        return rows

    def mark(self, rows: Floats, answer: bool) -> Floats:
        """Pieces of an entry marked as those of its official question or of its answer."""
        marked: Floats = rows + self._weights["field.weight"][int(answer)]
        return marked

    def odds(self, asked: QuestionPieces, entries: EntryPieces) -> Floats:
        """Log-odds that each entry answers the question, shape (entries,)."""
        attention = (asked.rows @ self._seeking.T + self._seeking_bias) @ entries.rows.T
        attention += (asked.rows @ self._sought)[:, None] + np.float32(LEANING) * entries.cosines
        forward = self._forward(asked, entries, attention)
        backward = self._backward(asked, entries, attention)
        features = np.concatenate([*forward[:2], *backward, *forward[2:]], axis=1)
        hidden = gelu(self._linear("out.0", features))
        return self._linear("out.3", hidden)[:, 0]

    def _forward(
        self, asked: QuestionPieces, entries: EntryPieces, attention: Floats
    ) -> tuple[Floats, ...]:
        """What the entries say of the question's pieces."""
        starts, count = entries.starts, len(entries.starts)
        shares = _softmax_by_entry(attention, starts)
        found = np.empty((count, len(asked.rows), WIDTH), dtype=np.float32)
        for number, (start, end) in enumerate(pairwise([*starts, len(entries.rows)])):
            np.matmul(shares[:, start:end], entries.rows[start:end], out=found[number])
        cosines = np.maximum(entries.cosines, 0)
        # Where the other kind of piece stands, 0 is no more than any of them.
        in_question = np.maximum.reduceat(cosines * entries.asking, starts, axis=1)
        in_answer = np.maximum.reduceat(cosines * ~entries.asking, starts, axis=1)
        to_answer = np.add.reduceat(shares * ~entries.asking, starts, axis=1)
        nearest = np.maximum(in_question, in_answer)
        measured = np.stack([in_question, in_answer, to_answer, nearest], axis=2).swapaxes(0, 1)
        there = self._linear("value", found)
        here = asked.rows
        compared = np.concatenate([there, here * there, np.abs(here - there), measured], axis=2)
        # What the question alone adds is the same for all entries.
        compared = _times(compared, self._weights["cmp.0.weight"][:, WIDTH:])
        compared += self._linear("cmp.0", here, columns=WIDTH)
        compared = gelu(self._linear("cmp.3", gelu(compared)))
        gates = _times(compared, self._weights["gate.weight"][:, WIDTH:])
        gates = _sigmoid(gates + self._linear("gate", here, columns=WIDTH))
        total = gates.sum(axis=1)
        pooled = (gates * compared).sum(axis=1) / (total + 1)
        unsaid = (gates * (1 - measured[:, :, 3:])).sum(axis=1) / (total + 1)
        return pooled, compared.max(axis=1), unsaid, total

    def _backward(
        self, asked: QuestionPieces, entries: EntryPieces, attention: Floats
    ) -> tuple[Floats, Floats]:
        """What the question says of the official questions' pieces."""
        official = entries.rows[entries.asking]
        found = _softmax(attention[:, entries.asking].T) @ asked.rows
        nearest = np.maximum(entries.cosines[:, entries.asking].max(axis=0), 0)[:, None]
        compared = np.concatenate(
            [official, found, official * found, np.abs(official - found), nearest], axis=1
        )
        compared = gelu(self._linear("rcmp.0", compared))
        gates = _sigmoid(self._linear("rgate", compared))
        starts = np.cumsum(entries.asking)[entries.starts] - 1
        total = np.add.reduceat(gates, starts)
        pooled = np.add.reduceat(gates * compared, starts) / (total + 1)
        return pooled, np.maximum.reduceat(compared, starts)

    def _linear(self, name: str, rows: Floats, columns: int | None = None) -> Floats:
        """Rows times a matrix, plus its bias.

        :param columns: How many of its inputs they are, the first ones; all when not given.
        """
        result = _times(rows, self._weights[f"{name}.weight"][:, :columns])
        result += self._weights[f"{name}.bias"]
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
    """Rows, in any number of dimensions, times a matrix as (outputs, inputs): one product."""
    flat: Floats = rows.reshape(-1, rows.shape[-1]) @ matrix.T
    return flat.reshape(*rows.shape[:-1], len(matrix))


def _softmax_by_entry(attention: Floats, starts: NDArray[np.int64]) -> Floats:
    """How each piece of the question shares its attention among those of each entry.

    :param attention: Shape (n, m).
    :param starts: Where each entry begins, shape (entries,).
    """
    lengths = np.diff(starts, append=attention.shape[1])
    peaks = np.maximum.reduceat(attention, starts, axis=1)
    shares: Floats = np.exp(attention - peaks.repeat(lengths, axis=1))
    shares /= np.add.reduceat(shares, starts, axis=1).repeat(lengths, axis=1)
    return shares


def _softmax(rows: Floats) -> Floats:
    shares: Floats = np.exp(rows - rows.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _sigmoid(rows: Floats) -> Floats:
    # Beyond 80 either way nothing changes, but a float of 32 bits overflows.
    return np.float32(1) / (np.float32(1) + np.exp(-np.maximum(rows, np.float32(-80))))
