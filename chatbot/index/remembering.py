"""Cutting and encoding each text once, for work that meets the same texts again and again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from chatbot.embedding import Embedder, NumpyEmbedder, Vectors
from chatbot.index.kept_parts import KeptParts
from chatbot.index.kept_vectors import Known, digest_of_text
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter


class Memory:
    """What segmenter, model and verifier made of texts; shared by the builds of one process.

    Never for what people type: nothing of theirs is to be kept.

    :param reader: Does the work for texts that are new.
    :param vectors: Of earlier builds by the same model, see :attr:`vectors`.
    :param parts: Where builds keep what they read of collections that are read part by part.
    """

    def __init__(
        self,
        reader: QueryReader,
        vectors: Mapping[str, Known] = MappingProxyType({}),
        parts: KeptParts | None = None,
    ) -> None:
        self.parts = parts
        verifier = reader.verifier and reader.verifier.remembering()
        self._embedder = RememberingEmbedder(reader.embedder, vectors)
        self._reader = replace(reader, embedder=self._embedder, verifier=verifier)
        self._segmenter = reader.segmenter.remembering()

    def reader(self, segmenter: Segmenter) -> QueryReader:
        """A reader that looks here first, and cuts each text once.

        :param segmenter: Cuts; a build with another glossary brings its own.
        """
        if segmenter.fingerprint != self._segmenter.fingerprint:
            self._segmenter = segmenter.remembering()
        return replace(self._reader, segmenter=self._segmenter)

    @property
    def vectors(self) -> Mapping[str, Known]:
        """The vectors of all texts that were met, by the kind of text."""
        return self._embedder.met


def remembering(reader: QueryReader) -> QueryReader:
    """A reader whose segmenter and model do the work for each text once.

    Never for what people type: nothing of theirs is to be kept.
    """
    return Memory(reader).reader(reader.segmenter)


def for_another_process(reader: QueryReader) -> QueryReader:
    """The same reader for one of several processes: it remembers nothing and takes one thread."""
    embedder, verifier = reader.embedder, reader.verifier
    if isinstance(embedder, RememberingEmbedder):
        embedder = embedder.plain
    segmenter = reader.segmenter.forgetful()
    if verifier is not None:
        model = verifier.model.on_one_thread()
        if embedder is verifier.model:
            # One copy of the model, which makes the vectors too.
            return QueryReader(segmenter, model, verifier.by(model))
        verifier = verifier.by(model)
    if isinstance(embedder, NumpyEmbedder):
        embedder = embedder.on_one_thread()
    return QueryReader(segmenter, embedder, verifier)


class RememberingEmbedder:
    """Encodes each text once and keeps its vector.

    Never for what people type: nothing of theirs is to be kept.

    :param embedder: Encodes the texts that are new.
    :param vectors: Of texts that were met before, by the kind of text.
    """

    def __init__(self, embedder: Embedder, vectors: Mapping[str, Known]) -> None:
        self.plain = embedder
        self._known = vectors
        self.met: dict[str, Known] = {"queries": {}, "passages": {}, "words": {}}
        self.fingerprint = embedder.fingerprint
        self.is_embedded = embedder.is_embedded

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self._remembered(texts, "queries", self.plain.encode_queries)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of entries' texts."""
        return self._remembered(texts, "passages", self.plain.encode_passages)

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of single words."""
        return self._remembered(words, "words", self.plain.encode_words)

    def _remembered(
        self, texts: Sequence[str], kind: str, encode: Callable[[Sequence[str]], Vectors]
    ) -> Vectors:
        met, known = self.met[kind], self._known.get(kind, {})
        digests = [digest_of_text(text) for text in texts]
        for digest in digests:
            if digest not in met and digest in known:
                met[digest] = known[digest]
        new = {
            digest: text for digest, text in zip(digests, texts, strict=True) if digest not in met
        }
        if new:
            met.update(zip(new, encode([*new.values()]), strict=True))
        return np.stack([met[digest] for digest in digests])
