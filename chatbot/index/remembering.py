"""Cutting and encoding each text once, for work that meets the same texts again and again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from chatbot.embedding import Embedder, Vectors
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter


class Memory:
    """What segmenter, model and verifier made of texts; shared by the builds of one process.

    Never for what people type: nothing of theirs is to be kept.

    :param reader: Does the work for texts that are new.
    """

    def __init__(self, reader: QueryReader) -> None:
        verifier = reader.verifier and reader.verifier.remembering()
        self._reader = replace(
            reader, embedder=RememberingEmbedder(reader.embedder), verifier=verifier
        )
        self._segmenter = reader.segmenter.remembering()

    def reader(self, segmenter: Segmenter) -> QueryReader:
        """A reader that looks here first, and cuts each text once.

        :param segmenter: Cuts; a build with another glossary brings its own.
        """
        if segmenter.fingerprint != self._segmenter.fingerprint:
            self._segmenter = segmenter.remembering()
        return replace(self._reader, segmenter=self._segmenter)


def remembering(reader: QueryReader) -> QueryReader:
    """A reader whose segmenter and model do the work for each text once.

    Never for what people type: nothing of theirs is to be kept.
    """
    return Memory(reader).reader(reader.segmenter)


class RememberingEmbedder:
    """Encodes each text once and keeps its vector.

    Never for what people type: nothing of theirs is to be kept.

    :param embedder: Encodes the texts that are new.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._queries: dict[str, Vectors] = {}
        self._passages: dict[str, Vectors] = {}
        self._words: dict[str, Vectors] = {}
        self.fingerprint = embedder.fingerprint
        self.is_embedded = embedder.is_embedded

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return _remembered(texts, self._queries, self._embedder.encode_queries)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of entries' texts."""
        return _remembered(texts, self._passages, self._embedder.encode_passages)

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of single words."""
        return _remembered(words, self._words, self._embedder.encode_words)


def _remembered(
    texts: Sequence[str],
    known: dict[str, Vectors],
    encode: Callable[[Sequence[str]], Vectors],
) -> Vectors:
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known.update(zip(new, encode(new), strict=True))
    return np.stack([known[text] for text in texts])
