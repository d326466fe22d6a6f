"""The three legs by name, and how each is asked one question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from chatbot.embedding import Vectors
from chatbot.index.index import Index
from chatbot.index.lexical import Scores
from chatbot.text.ngrams import character_ngrams


@dataclass(frozen=True, slots=True)
class Query:
    """A question in every form that a leg takes.

    :param text: The normalised question.
    :param words: Its words, as the segmenter cuts them.
    :param vector: Its vector, of unit length; None where the dense leg is not asked.
    """

    text: str
    words: list[str]
    vector: Vectors | None = None


def _ask_words(index: Index, query: Query) -> Scores | None:
    return index.words.scores(query.words)


def _ask_characters(index: Index, query: Query) -> Scores | None:
    return index.characters.scores(character_ngrams(query.text))


def _ask_dense(index: Index, query: Query) -> Scores | None:
    return None if query.vector is None else index.dense.scores(query.vector)


LEGS: Mapping[str, Callable[[Index, Query], Scores | None]] = MappingProxyType(
    {"words": _ask_words, "characters": _ask_characters, "dense": _ask_dense}
)
"""Per leg, what asks it: one score a document, or None when it has nothing to say."""
