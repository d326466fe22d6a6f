"""Cutting and encoding each text once, for work that meets the same texts again and again."""

from collections.abc import Callable, Sequence

import numpy as np

from chatbot.embedding import Embedder, Vectors
from chatbot.query import QueryReader


def remembering(reader: QueryReader) -> QueryReader:
    """A reader whose segmenter and model do the work for each text once.

    Never for what people type: nothing of theirs is to be kept.
    """
    embedder = RememberingEmbedder(reader.embedder)
    verifier = reader.verifier and reader.verifier.remembering()
    return QueryReader(reader.segmenter.remembering(), embedder, verifier)


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
