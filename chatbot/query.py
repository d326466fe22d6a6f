"""A question in every form that is asked of it, each made once."""

from dataclasses import dataclass, field
from functools import cached_property

from chatbot.embedding import Embedder, Vectors
from chatbot.text.normalise import normalise, writable
from chatbot.text.segment import Segmenter, searchable


@dataclass(frozen=True)
class Query:
    """One reading of a question; made once and handed to every room that looks at it.

    :param typed: As typed, or as a repair would have typed it, without lone surrogates.
    :param text: Its normal form.
    :param pieces: What the segmenter cuts the normal form into; they join back to ``text``.
    :param words: The pieces that can be searched for, in order.
    """

    typed: str
    text: str
    pieces: tuple[str, ...]
    words: tuple[str, ...]
    embedder: Embedder = field(repr=False, compare=False)

    @cached_property
    def vector(self) -> Vectors:
        """Its vector, shape (dimensions,), of unit length or 0; encoded when first asked for."""
        vector: Vectors = self.embedder.encode_queries([self.text])[0]
        return vector


@dataclass(frozen=True, slots=True)
class QueryReader:
    """Reads questions by the segmenter and the model that an index was built with."""

    segmenter: Segmenter
    embedder: Embedder

    def read(self, typed: str) -> Query:
        """The query that a text as typed is.

        :param typed: Any string.
        """
        typed = writable(typed)
        text = normalise(typed)
        pieces = tuple(self.segmenter.segment(text))
        return Query(typed, text, pieces, tuple(searchable(pieces)), self.embedder)
