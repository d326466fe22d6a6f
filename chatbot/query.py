"""A question in every form that is asked of it, each made once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self, TypeVar

from chatbot.embedding import Embedder, Vectors, embedded_model, load_embedder
from chatbot.settings import Settings
from chatbot.text.broken import legible
from chatbot.text.normalise import normalise, writable
from chatbot.text.segment import Segmenter, searchable
from chatbot.verifier.verifier import QuestionRead, Verifier

Made = TypeVar("Made")


@dataclass(frozen=True)
class Query:
    """One reading of a question; made once and handed to every room that looks at it.

    :param typed: As typed, or as a repair would have typed it, without lone surrogates and in the
        characters that were meant.
    :param text: Its normal form.
    :param pieces: What the segmenter cuts the normal form into; they join back to ``text``.
    :param words: The pieces that can be searched for, in order.
    """

    typed: str
    text: str
    pieces: tuple[str, ...]
    words: tuple[str, ...]
    embedder: Embedder = field(repr=False, compare=False)
    verifier: Verifier | None = field(default=None, repr=False, compare=False)
    _made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, maker: object, make: Callable[[], Made]) -> Made:
        """What some part of the search makes of it, made when first asked for.

        :param maker: The part, one thing a part.
        """
        if maker not in self._made:
            self._made[maker] = make()
        made: Made = self._made[maker]
        return made

    @cached_property
    def vector(self) -> Vectors:
        """Its vector, shape (dimensions,), of unit length or 0; encoded when first asked for."""
        if self.verifier is not None and self.verifier.vectors_are_of(self.embedder):
            return self.read.vector
        vector: Vectors = self.embedder.encode_queries([self.text])[0]
        return vector

    def without(self, numbers: Collection[int]) -> "Query":
        """The same question without some of its pieces.

        :param numbers: Their places among ``pieces``.
        """
        kept = [piece for at, piece in enumerate(self.pieces) if at not in numbers]
        text = "".join(kept)
        return Query(text, text, tuple(kept), tuple(searchable(kept)), self.embedder, self.verifier)

    @cached_property
    def read(self) -> QuestionRead:
        """As the verifier reads it; only where there is one."""
        assert self.verifier is not None
        return self.verifier.read(self.text)


@dataclass(frozen=True, slots=True)
class QueryReader:
    """Reads questions by the segmenter and the model that an index was built with.

    :param verifier: Reads questions and entries together; None goes without.
    """

    segmenter: Segmenter
    embedder: Embedder
    verifier: Verifier | None = None

    @classmethod
    def load(cls, settings: Settings, segmenter: Segmenter) -> Self:
        """The reader of an installation.

        :raises ModelError: A model is not on this machine, or damaged.
        """
        embedder = load_embedder(settings)
        return cls(segmenter, embedder, Verifier(embedded_model(embedder)))

    def read(self, typed: str) -> Query:
        """The query that a text as typed is.

        :param typed: Any string.
        """
        typed = legible(writable(typed))
        text = normalise(typed)
        pieces = tuple(self.segmenter.segment(text))
        return Query(typed, text, pieces, tuple(searchable(pieces)), self.embedder, self.verifier)

    def encode(self, queries: Sequence[Query]) -> None:
        """Have the model read some queries at once, rather than each when it is asked for.

        The model's weights are gone through once for all of them.
        """
        texts = [query.text for query in queries]
        if self.verifier is not None and self.verifier.vectors_are_of(self.embedder):
            made, name = self.verifier.read_all(texts), "read"
        else:
            made, name = [*self.embedder.encode_queries(texts)], "vector"
        for query, value in zip(queries, made, strict=True):
            # Where the cached property keeps it.
            vars(query)[name] = value
