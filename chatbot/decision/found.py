"""What was found for a query, as features look at it, and what a feature is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Vectors
from chatbot.index.entry_words import WordsOfEntry, codes
from chatbot.index.legs.base import Scores
from chatbot.retrieval import Evidence
from chatbot.text.kinds import kinds_asked


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a question beside those of the best entry, each word of the question once.

    :param words: The words of the question, ``n`` of them.
    :param vectors: Theirs, shape ``(n, dimensions)``.
    :param weights: Their rarity among the entries, shape ``(n,)``.
    :param known: Which of them some entry has, shape ``(n,)``.
    :param in_entry: Which of them the best entry has, shape ``(n,)``.
    :param in_question: Which of them its official question has, shape ``(n,)``.
    :param nearness: Cosine to the nearest word of the best entry, 0 to 1, shape ``(n,)``.
    """

    words: Sequence[str]
    vectors: Vectors
    weights: NDArray[np.float64]
    known: NDArray[np.bool_]
    in_entry: NDArray[np.bool_]
    in_question: NDArray[np.bool_]
    nearness: NDArray[np.float64]

    @property
    def shares(self) -> NDArray[np.float64]:
        """Each word's share of the question, by its rarity."""
        shares: NDArray[np.float64] = self.weights / self.weights.sum()
        return shares

    @property
    def unsaid(self) -> NDArray[np.float64]:
        """How much of each word's rarity the entry leaves unsaid."""
        return self.weights * (1 - self.nearness)


class Found:
    """Evidence with what several features look at, each made once and only when asked for."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.entries = len(evidence.index.entries)

    @cached_property
    def best(self) -> int:
        """Number of the best entry; some leg found one."""
        return int(self.evidence.order[0])

    def leg(self, name: str) -> Scores:
        """What a leg says of every document; zeros when it has nothing to say."""
        scores = self.evidence.legs.get(name)
        return np.zeros_like(self.evidence.fused) if scores is None else scores

    @cached_property
    def entry(self) -> WordsOfEntry:
        """The words of the best entry."""
        return self.evidence.index.entry_words.entries[self.best]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of thing the question asks for."""
        return kinds_asked(self.evidence.query.text)

    @cached_property
    def lacking(self) -> set[str]:
        """Numbers and Latin words of the question that the best entry lacks."""
        return codes(self.evidence.query.text) - set(self.entry.codes)

    @cached_property
    def aligned(self) -> Alignment:
        """The question's words beside the best entry's; the question has at least one."""
        entry_words, query = self.evidence.index.entry_words, self.evidence.query
        words = list(dict.fromkeys(query.words))
        numbers = [entry_words.numbers.get(word) for word in words]
        said, asked = set(self.entry.said), set(self.entry.asked)
        in_entry = np.array([number in said for number in numbers])
        vectors = entry_words.vectors_of(words, query.embedder)
        nearness = np.maximum(vectors @ entry_words.vectors[self.entry.said].T, 0)
        return Alignment(
            words=words,
            vectors=vectors,
            weights=entry_words.rarity(words),
            known=np.array([number is not None for number in numbers]),
            in_entry=in_entry,
            in_question=np.array([number in asked for number in numbers]),
            nearness=np.where(in_entry, 1.0, nearness.max(axis=1, initial=0)),
        )


@dataclass(frozen=True, slots=True)
class Feature:
    """One number that tells whether the best entry answers the question.

    :param name: By which a fitted model names it.
    :param compute: Works it out.
    :param about_gaps: Whether it looks at gaps, which a collection without curation lacks.
    """

    name: str
    compute: Callable[[Found], float]
    about_gaps: bool = False


def row(features: Sequence[Feature], found: Found) -> NDArray[np.float64]:
    """One number a feature; zeros when no leg found an entry."""
    if not len(found.evidence.order):
        return np.zeros(len(features))
    return np.array([feature.compute(found) for feature in features], dtype=np.float64)
