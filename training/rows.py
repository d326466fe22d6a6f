"""Text as piece ids: one flat array and the span of every row in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from chatbot.text.normalise import normalise

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts as piece ids; spans may overlap, so one array also serves windows of neighbours.

    :param pieces: All ids one after another, ``uint16``.
    :param begins: First position of each row, inclusive.
    :param ends: Last position of each row, exclusive.
    """

    pieces: NDArray[np.uint16]
    begins: Integers
    ends: Integers

    def __len__(self) -> int:
        return len(self.begins)

    def take(self, index: Integers | NDArray[np.bool_]) -> "Rows":
        """The chosen rows, sharing the id array."""
        return Rows(self.pieces, self.begins[index], self.ends[index])

    def windows(self, reach: int, blocks: Integers) -> "Rows":
        """Each row with its neighbours, as one long row.

        :param reach: Rows taken on each side.
        :param blocks: Block of each row, ascending; a window stays within its block.
        """
        row = np.arange(len(self))
        first = np.maximum(row - reach, np.searchsorted(blocks, blocks, side="left"))
        last = np.minimum(row + reach, np.searchsorted(blocks, blocks, side="right") - 1)
        return Rows(self.pieces, self.begins[first], self.ends[last])

    def positions(self, lengths: Integers) -> tuple[Integers, Integers]:
        """Where the first pieces of each row stand, all rows one after another.

        :param lengths: Pieces taken of each row, at most as many as it has.
        :return: Positions in ``pieces``, and where each row's own begin among them.
        """
        starts = np.cumsum(lengths) - lengths
        return np.repeat(self.begins - starts, lengths) + np.arange(lengths.sum()), starts

    def save(self, path: Path) -> None:
        """Write the rows as safetensors."""
        save_file({"pieces": self.pieces, "begins": self.begins, "ends": self.ends}, path)

    @staticmethod
    def load(path: Path) -> "Rows":
        """Read rows that :meth:`save` wrote."""
        tensors = load_file(path)
        return Rows(tensors["pieces"], tensors["begins"], tensors["ends"])


def encode_rows(tokenizer: Tokenizer, texts: Iterable[str]) -> Rows:
    """Normalise raw texts and tokenize them, see :func:`tokenize_rows`."""
    return tokenize_rows(tokenizer, map(normalise, texts))


def tokenize_rows(tokenizer: Tokenizer, texts: Iterable[str], batch: int = 4096) -> Rows:
    """Tokenize texts.

    :param tokenizer: At most 65,536 pieces.
    :param texts: Normalised texts.
    :param batch: Texts handed to the tokenizer at once.
    :raises ValueError: If the vocabulary does not fit 16 bits.
    """
    size = tokenizer.get_vocab_size()
    if size > 1 << 16:
        raise ValueError(f"{size} pieces do not fit 16 bits: choose a vocabulary of at most 65536")
    chunks: list[NDArray[np.uint16]] = []
    lengths: list[int] = []
    waiting: list[str] = []

    def flush() -> None:
        encodings = tokenizer.encode_batch_fast(waiting, add_special_tokens=False)
        ids = [encoding.ids for encoding in encodings]
        lengths.extend(len(row) for row in ids)
        chunks.append(np.fromiter((piece for row in ids for piece in row), dtype=np.uint16))
        waiting.clear()

    for text in texts:
        waiting.append(text)
        if len(waiting) == batch:
            flush()
    flush()
    sizes = np.asarray(lengths, dtype=np.int64)
    ends = np.cumsum(sizes)
    return Rows(np.concatenate(chunks), ends - sizes, ends)


def stack(parts: Sequence[Rows]) -> Rows:
    """Rows of several sets one after another."""
    shifts = np.cumsum([0, *(len(part.pieces) for part in parts[:-1])])
    return Rows(
        np.concatenate([part.pieces for part in parts]),
        np.concatenate([part.begins + shift for part, shift in zip(parts, shifts, strict=True)]),
        np.concatenate([part.ends + shift for part, shift in zip(parts, shifts, strict=True)]),
    )
