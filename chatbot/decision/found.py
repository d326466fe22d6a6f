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
from chatbot.text.years import years_in

WEIGHED = 6
"""Entries, the best ones by the search, that are looked at one by one."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of a question beside all words of the entries, each word of the question once.

    :param words: ``n`` of them, at least one.
    :param vectors: Theirs, shape ``(n, dimensions)``.
    :param weights: Their rarity among the entries, shape ``(n,)``.
    :param numbers: Their numbers among the entries' words, -1 for those that no entry has.
    :param cosines: With each word of the entries, 0 to 1, shape ``(n, entries' words)``; 1 with
        themselves.
    """

    words: Sequence[str]
    vectors: Vectors
    weights: NDArray[np.float64]
    numbers: NDArray[np.intp]
    cosines: Vectors

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which of them some entry has."""
        known: NDArray[np.bool_] = self.numbers >= 0
        return known

    @property
    def shares(self) -> NDArray[np.float64]:
        """Each word's share of the question, by its rarity."""
        shares: NDArray[np.float64] = self.weights / self.weights.sum()
        return shares


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a question beside those of one entry.

    :param in_entry: Which of them the entry has, shape ``(n,)``.
    :param in_question: Which of them its official question has, shape ``(n,)``.
    :param nearness: Cosine to the nearest word of the entry, 0 to 1, shape ``(n,)``.
    :param unsaid: How much of each word's rarity the entry leaves unsaid, shape ``(n,)``.
    """

    in_entry: NDArray[np.bool_]
    in_question: NDArray[np.bool_]
    nearness: NDArray[np.float64]
    unsaid: NDArray[np.float64]


class Candidates:
    """The first entries that were found, with what is the same for all of them.

    Each is made once and only when it is asked for.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.entries = len(evidence.index.entries)

    @cached_property
    def numbers(self) -> NDArray[np.intp]:
        """Their numbers, the best by the search first."""
        return self.evidence.order[:WEIGHED]

    def each(self) -> list["Found"]:
        """All of them."""
        return [Found(self, place) for place in range(len(self.numbers))]

    @cached_property
    def words(self) -> QuestionWords:
        """The question's words; it has at least one."""
        entry_words, query = self.evidence.index.entry_words, self.evidence.query
        words = list(dict.fromkeys(query.words))
        numbers = np.array([entry_words.numbers.get(word, -1) for word in words], dtype=np.intp)
        vectors = entry_words.vectors_of(words, query.embedder)
        cosines = np.maximum(vectors @ entry_words.vectors.T, 0)
        known = np.flatnonzero(numbers >= 0)
        cosines[known, numbers[known]] = 1
        return QuestionWords(words, vectors, entry_words.rarity(words), numbers, cosines)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of thing the question asks for."""
        return kinds_asked(self.evidence.query.text)

    @cached_property
    def codes(self) -> set[str]:
        """Numbers and Latin words of the question."""
        return codes(self.evidence.query.text)

    @cached_property
    def years(self) -> set[int]:
        """Years that the question names, in the Buddhist era."""
        return {found.year for found in years_in(self.evidence.query.text)}

    @cached_property
    def odds(self) -> NDArray[np.float32]:
        """The verifier's log-odds of each; zeros without a verifier."""
        query, readings = self.evidence.query, self.evidence.index.readings
        if query is None or query.verifier is None or readings is None:
            return np.zeros(len(self.numbers), dtype=np.float32)
        return query.verifier.odds(query.read, readings, self.numbers)


class Found:
    """One entry that was found, as features look at it.

    :param candidates: It and the others.
    :param place: Its place among them.
    """

    def __init__(self, candidates: Candidates, place: int) -> None:
        self.candidates, self.place = candidates, place
        self.evidence, self.entries = candidates.evidence, candidates.entries
        self.number = int(candidates.numbers[place])

    def leg(self, name: str) -> Scores:
        """What a leg says of every item; zeros when it has nothing to say."""
        scores = self.evidence.legs.get(name)
        return np.zeros_like(self.evidence.fused) if scores is None else scores

    @cached_property
    def entry(self) -> WordsOfEntry:
        """The words of the entry."""
        return self.evidence.index.entry_words.entries[self.number]

    @cached_property
    def lacking(self) -> set[str]:
        """Numbers and Latin words of the question that the entry lacks."""
        return self.candidates.codes - set(self.entry.codes)

    @cached_property
    def aligned(self) -> Alignment:
        """The question's words beside the entry's; the question has at least one."""
        words = self.candidates.words
        in_entry = np.isin(words.numbers, self.entry.said)
        nearness = words.cosines[:, self.entry.said].max(axis=1, initial=0).astype(np.float64)
        return Alignment(
            in_entry=in_entry,
            in_question=np.isin(words.numbers, self.entry.asked),
            nearness=nearness,
            unsaid=words.weights * (1 - nearness),
        )


@dataclass(frozen=True, slots=True)
class Feature:
    """One number that tells whether an entry answers the question.

    :param name: By which a fitted model names it.
    :param compute: Works it out.
    :param about_gaps: Whether it looks at gaps, which a collection without curation lacks.
    """

    name: str
    compute: Callable[[Found], float]
    about_gaps: bool = False


def rows(features: Sequence[Feature], candidates: Candidates) -> NDArray[np.float64]:
    """One row a candidate, one number a feature."""
    values = [[feature.compute(found) for feature in features] for found in candidates.each()]
    return np.array(values, dtype=np.float64).reshape(len(values), len(features))
