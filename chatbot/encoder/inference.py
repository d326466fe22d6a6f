"""The embedded encoder's network on numpy alone: what answers questions.

The same arithmetic as :class:`chatbot.encoder.network.ContextualEncoder`, which says what it means;
torch takes seconds and 600 MB to import, and is slower at the few rows of a question.

A batch is one matrix with a row for each piece, without padding. Only attention looks at windows;
it takes those of one length together.
"""

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.encoder.batches import Batch, Run, make_batches
from chatbot.encoder.folder import Stored
from chatbot.encoder.quantise import Floats

Turns = NDArray[np.complex64]

# torch's default.
_EPSILON = np.float32(1e-5)
# A piece's odds stay within e^±8, as in training.
_STEEPEST = np.float32(8)
_ROOT = math.sqrt(2 / math.pi)
# A question's few rows are multiplied with strips of a matrix, each in one piece of memory: read
# from there in order, and small enough (so many multiplications) for OpenBLAS, where it knows
# AVX-512, to go without copies that take as long as the product. Twice as fast for 12 rows.
_STRIP = 32
_SMALL_PRODUCT = 1_000_000


class Encoder:
    """Vectors of texts from their piece ids. Safe to share between threads.

    :param stored: A model.
    :param threads: Most threads for the batches of one call; each computes on one thread as long as
        BLAS is told to (:mod:`chatbot.threads`). The vectors do not depend on it.
    """

    def __init__(self, stored: Stored, threads: int = 1) -> None:
        self.shape, self._table, self._threads = stored.shape, stored.table, threads
        weights = stored.weights
        self._down = _Product(weights["down.weight"])
        self._layers = [
            _Layer(weights, f"layers.{number}.", stored.shape.heads)
            for number in range(stored.shape.layers)
        ]
        gate, self._gate_bias = _after_norm(weights, "last", "gate")
        self._gate = gate[0]
        up, self._up_bias = _after_norm(weights, "last", "up")
        self._up = _Product(up)
        self._turns = _turns(stored.shape.window, stored.shape.width // stored.shape.heads)

    def encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Encode texts.

        :param texts: Piece ids of each.
        :return: Shape (texts, dimensions), float32, not of unit length; 0 for a text without
            pieces.
        """
        return self.read(texts)[0]

    def read(self, texts: Sequence[Sequence[int]]) -> tuple[Floats, list[Floats]]:
        """Encode texts, and keep what the last layer made of each piece.

        :param texts: Piece ids of each.
        :return: The vectors of :meth:`encode`, and of each text the states, shape (pieces, width),
            each normalised.
        """
        batches = make_batches(texts, self.shape.window)
        vectors = np.zeros((len(texts), self.shape.dimensions), dtype=np.float32)
        weights = np.zeros((len(texts), 1), dtype=np.float32)
        states = [np.zeros((len(text), self.shape.width), dtype=np.float32) for text in texts]
        for batch, (read, total, state) in zip(batches, self._read_all(batches), strict=True):
            np.add.at(vectors, batch.owners, read)
            np.add.at(weights, batch.owners, total)
            for owner, start, rows in zip(batch.owners, batch.starts, batch.windows(), strict=True):
                states[owner][start : start + rows.stop - rows.start] = state[rows]
        # A text without pieces stays 0; any other weighs more than this.
        vectors /= np.maximum(weights, np.float32(1e-6))
        return vectors, states

    def on_threads(self, threads: int) -> Self:
        """A copy that takes so many threads for many texts."""
        other = copy.copy(self)
        other._threads = threads
        return other

    def looked_up(self, pieces: NDArray[np.int64]) -> Floats:
        """The pieces' vectors without context, shape (pieces, dimensions)."""
        return self._table.rows(pieces)

    def means(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Plain means of the pieces' vectors, without context; shapes as in :meth:`encode`."""
        vectors = np.zeros((len(texts), self.shape.dimensions), dtype=np.float32)
        for vector, pieces in zip(vectors, texts, strict=True):
            if pieces:
                vector[:] = self._table.rows(pieces).mean(axis=0)
        return vectors

    def integers(self, pieces: NDArray[np.integer]) -> Floats:
        """The same without the factor of each row."""
        integers: Floats = self._table.integers[pieces].astype(np.float32)
        return integers

    def _read_all(self, batches: Sequence[Batch]) -> Iterator[tuple[Floats, Floats, Floats]]:
        if len(batches) < 2 or self._threads < 2:
            return map(self._read, batches)
        with ThreadPoolExecutor(min(self._threads, len(batches))) as pool:
            return pool.map(self._read, batches)

    def _read(self, batch: Batch) -> tuple[Floats, Floats, Floats]:
        """Windows' vectors times their weights, (windows, dimensions), these, and the states."""
        vectors = self._table.rows(batch.pieces)
        state = self._down(vectors)
        turns = self._turns[batch.places]
        for layer in self._layers:
            state = layer(state, turns, batch.runs)
        state = layer_normalised(state)
        odds = state @ self._gate + self._gate_bias
        odds = np.exp(np.maximum(np.minimum(odds, _STEEPEST), -_STEEPEST))
        total = _sums(odds, np.ones((len(odds), 1), dtype=np.float32), batch.runs)
        read = _sums(odds, vectors, batch.runs)
        read += self._up(_sums(odds, state, batch.runs))
        read += total * self._up_bias
        return read, total, state


class _Product:
    """Rows times a matrix, plus a bias."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        inputs, outputs = weight.shape[1], weight.shape[0]
        strip = math.gcd(outputs, _STRIP)
        self._matrix = np.ascontiguousarray(weight.T)
        self._strips = self._matrix.reshape(inputs, -1, strip).transpose(1, 0, 2).copy()
        self._most_rows = _SMALL_PRODUCT // (inputs * strip)
        self._bias = bias

    def __call__(self, rows: Floats) -> Floats:
        result = np.empty((len(rows), self._matrix.shape[1]), dtype=np.float32)
        if len(rows) > self._most_rows:
            np.matmul(rows, self._matrix, out=result)
        else:
            by_strip = result.reshape(len(rows), len(self._strips), -1).transpose(1, 0, 2)
            np.matmul(rows, self._strips, out=by_strip)
        if self._bias is not None:
            result += self._bias
        return result


class _Layer:
    """A pre-norm transformer layer with rotary positions."""

    def __init__(self, weights: Mapping[str, Floats], name: str, heads: int) -> None:
        self._heads = heads
        weight, bias = _after_norm(weights, f"{name}before_attention", f"{name}query_key_value")
        self._query_key_value = _Product(_paired(weight, heads), _paired(bias, heads))
        self._output = _Product(*_linear(weights, f"{name}output"))
        self._raised = _Product(
            *_after_norm(weights, f"{name}before_feed_forward", f"{name}raised")
        )
        self._lowered = _Product(*_linear(weights, f"{name}lowered"))

    def __call__(self, state: Floats, turns: Turns, runs: Sequence[Run]) -> Floats:
        parts = self._query_key_value(layer_normalised(state))
        # Queries and keys turn together: rotary position embedding (Su 2021,
        # https://arxiv.org/abs/2104.09864), each pair of numbers a complex one.
        pairs = parts.view(np.complex64)[:, : state.shape[1]]
        pairs = pairs.reshape(len(state), 2 * self._heads, -1)
        pairs *= turns
        state = state + self._output(self._attend(parts, runs))
        state += self._lowered(gelu(self._raised(layer_normalised(state))))
        return state

    def _attend(self, parts: Floats, runs: Sequence[Run]) -> Floats:
        """Values mixed by attention; shape (pieces, width), ``parts`` three times as wide."""
        width = parts.shape[1] // 3
        mixed = np.empty((len(parts), width), dtype=np.float32)
        for rows, windows, length in runs:
            split = parts[rows].reshape(windows, length, 3, self._heads, -1)
            query, key, value = split.transpose(2, 0, 3, 1, 4)
            attention = query @ key.swapaxes(2, 3)
            attention *= np.float32((width // self._heads) ** -0.5)
            attention -= attention.max(axis=3, keepdims=True)
            np.exp(attention, out=attention)
            attention /= attention.sum(axis=3, keepdims=True)
            heads = mixed[rows].reshape(windows, length, self._heads, -1).transpose(0, 2, 1, 3)
            np.matmul(attention, value, out=heads)
        return mixed


def _sums(odds: Floats, rows: Floats, runs: Sequence[Run]) -> Floats:
    """Sums of the windows' rows, each times its odds, shape (windows, columns)."""
    sums = [
        odds[run.rows].reshape(run.windows, 1, -1)
        @ rows[run.rows].reshape(run.windows, run.length, -1)
        for run in runs
    ]
    return np.concatenate(sums)[:, 0]


def _linear(weights: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _after_norm(weights: Mapping[str, Floats], norm: str, name: str) -> tuple[Floats, Floats]:
    """Weight and bias of a product with those of the layer norm before it."""
    factors, added = _linear(weights, norm)
    weight, bias = _linear(weights, name)
    return weight * factors, bias + weight @ added


def layer_normalised(rows: Floats) -> Floats:
    """Layer normalisation (https://arxiv.org/abs/1607.06450) without weight and bias.

    The encoder's are in the products that follow.
    """
    share = np.float32(1 / rows.shape[1])
    centred: Floats = rows - rows.sum(axis=1, keepdims=True) * share
    centred /= np.sqrt(np.vecdot(centred, centred) * share + _EPSILON)[:, None]
    return centred


def gelu(rows: Floats) -> Floats:
    """Gaussian error linear units by the tanh formula (https://arxiv.org/abs/1606.08415)."""
    inner = np.square(rows)
    inner *= np.float32(0.044715 * _ROOT)
    inner += np.float32(_ROOT)
    inner *= rows
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= rows
    inner *= np.float32(0.5)
    return inner


def _turns(places: int, width: int) -> Turns:
    """Turns of the places as complex numbers of length 1, shape (places, 1, width / 2)."""
    rates = np.float32(1000) ** (-np.arange(0, width, 2, dtype=np.float32) / np.float32(width))
    angles = np.arange(places, dtype=np.float32)[:, None, None] * rates
    return (np.cos(angles) + 1j * np.sin(angles)).astype(np.complex64)


def _paired(part: Floats, heads: int) -> Floats:
    """Outputs of queries and keys in another order: those that turn together side by side.

    :param part: Weight or bias of queries, keys and values; its first axis are the outputs.
    """
    by_half = part.reshape(3, heads, 2, -1, *part.shape[1:])
    paired = part.copy().reshape(3, heads, -1, 2, *part.shape[1:])
    paired[:2] = by_half[:2].swapaxes(2, 3)
    return paired.reshape(part.shape)
