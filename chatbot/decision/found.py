"""What was found for a query, as features look at it, and what a feature is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chatbot.datatypes import Conflict
from chatbot.embedding import Vectors
from chatbot.index.entry_words import WordsOfEntry
from chatbot.index.legs.base import Scores
from chatbot.products import inner_products
from chatbot.retrieval import Evidence
from chatbot.text.codes import codes
from chatbot.text.kinds import kinds_asked
from chatbot.understanding.conflicts import conflicts
from chatbot.understanding.pins import Pins
from chatbot.verifier.verifier import EntryOdds

WEIGHED = 5
"""Entries that are looked at one by one: the best ones by the search, and the best by
what the source itself says, which no wording beside its own can mislead: docs/experiments.md."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of a question beside those of the candidates, each word of the question once.

    :param words: ``n`` of them, at least one.
    :param weights: Their rarity among the entries, shape ``(n,)``.
    :param shares: Each word's share of the question, by its rarity.
    :param numbers: Their numbers among the entries' words, -1 for those that no entry has.
    :param known: Which of them some entry has.
    :param elsewhere: Cosine to the nearest word of any entry, 0 to 1, shape ``(n,)``.
    :param beside: Numbers of all words of the candidates, ascending, ``m`` of them.
    :param cosines: Of the words with each of these, 0 to 1, shape ``(n, m)``; 1 with themselves.
    """

    words: Sequence[str]
    weights: NDArray[np.float64]
    shares: NDArray[np.float64]
    numbers: NDArray[np.intp]
    known: NDArray[np.bool_]
    elsewhere: NDArray[np.float64]
    beside: NDArray[np.intp]
    cosines: Vectors

    def with_words(self, numbers: NDArray[np.integer]) -> Vectors:
        """Cosines of these with some words of the candidates, shape ``(n, words)``."""
        cosines: Vectors = self.cosines.take(np.searchsorted(self.beside, numbers), axis=1)
        return cosines

    def among(self, entries: Iterable[frozenset[int]]) -> NDArray[np.bool_]:
        """Which of the words are among those of each of some entries, shape ``(entries, n)``."""
        numbers = self.numbers.tolist()
        return np.array([[number in entry for number in numbers] for entry in entries])


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a question beside those of each candidate, a row a candidate.

    :param in_entry: Which of them the entry has, shape ``(candidates, n)``.
    :param in_question: Which of them its official question has, same shape.
    :param nearness: Cosine to the nearest word of the entry, 0 to 1, same shape.
    :param unsaid: How much of each word's rarity the entry leaves unsaid, same shape.
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

    def leg(self, name: str) -> Scores:
        """What a leg says of each item that was scored; zeros when it has nothing to say."""
        scores = self.evidence.legs.get(name)
        return np.zeros_like(self.evidence.fused) if scores is None else scores

    @cached_property
    def numbers(self) -> NDArray[np.intp]:
        """Their numbers, the best by the search first."""
        first = self.evidence.order[:WEIGHED]
        best = self.evidence.best_by_source if len(first) else None
        if best is None or best in first:
            return first
        return np.append(first[: WEIGHED - 1], best)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where they stand among the items that were scored."""
        return self.evidence.places(self.numbers)

    @cached_property
    def each(self) -> list["Found"]:
        """All of them."""
        return [Found(self, place) for place in range(len(self.numbers))]

    @cached_property
    def words(self) -> QuestionWords:
        """The question's words; it has at least one."""
        entry_words, query = self.evidence.index.entry_words, self.evidence.query
        words = list(dict.fromkeys(query.words))
        numbers = np.array([entry_words.numbers.get(word, -1) for word in words], dtype=np.intp)
        known, weights = numbers >= 0, entry_words.rarity(words)
        vectors = entry_words.vectors_of(words, query.embedder)
        elsewhere = np.ones(len(words))
        elsewhere[~known] = entry_words.nearest(vectors[~known])
        beside = np.unique(np.concatenate([found.entry.said for found in self.each]))
        cosines = np.maximum(inner_products(vectors, entry_words.vectors_at(beside)), 0)
        cosines[numbers[:, np.newaxis] == beside] = 1
        return QuestionWords(
            words, weights, weights / weights.sum(), numbers, known, elsewhere, beside, cosines
        )

    @cached_property
    def aligned(self) -> Alignment:
        """The question's words beside those of each; the question has at least one."""
        words, entries = self.words, [found.entry for found in self.each]
        nearest = [words.with_words(entry.said).max(axis=1, initial=0) for entry in entries]
        nearness = np.array(nearest, dtype=np.float64)
        return Alignment(
            in_entry=words.among(entry.said_set for entry in entries),
            in_question=words.among(entry.asked_set for entry in entries),
            nearness=nearness,
            unsaid=words.weights * (1 - nearness),
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of thing the question asks for."""
        return kinds_asked(self.evidence.query.text)

    @cached_property
    def codes(self) -> set[str]:
        """Numbers and Latin words of the question."""
        return codes(self.evidence.query.text)

    @cached_property
    def pins(self) -> Pins:
        """What the question pins down."""
        query = self.evidence.query
        return Pins.of(query.text, query.words, query.typed, states=False)

    @cached_property
    def odds(self) -> EntryOdds:
        """The verifier's log-odds of each; zeros without a verifier."""
        query, readings = self.evidence.query, self.evidence.index.readings
        if query is None or query.verifier is None or readings is None:
            nothing = np.zeros(len(self.numbers), dtype=np.float32)
            return EntryOdds(nothing, nothing)
        return query.verifier.odds(query.read, readings, self.numbers)


class Found:
    """One entry that was found, as features look at it.

    :param candidates: It and the others.
    :param place: Its place among them.
    """

    def __init__(self, candidates: Candidates, place: int) -> None:
        self.candidates, self.evidence = candidates, candidates.evidence
        self.number = int(candidates.numbers[place])

    @cached_property
    def entry(self) -> WordsOfEntry:
        """The words of the entry."""
        return self.evidence.index.entry_words.of(self.number)

    @property
    def pins(self) -> Pins:
        """What the entry pins down."""
        return self.evidence.index.pins.of(self.number)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What the question pins down and the entry states otherwise."""
        entry_words = self.evidence.index.entry_words
        return conflicts(
            self.candidates.pins,
            self.pins,
            self.evidence.index.pins,
            [entry_words.words[number] for number in self.entry.asked.tolist()],
            self._nearness,
        )

    def _nearness(self, words: Sequence[str]) -> float:
        """How near the nearest two of some words of the entry and the question's are, 0 to 1."""
        if not self.evidence.query.words:
            return 0.0
        numbers = self.evidence.index.entry_words.numbers
        places = np.array([numbers[word] for word in words])
        return float(self.candidates.words.with_words(places).max(initial=0))

    @cached_property
    def lacking(self) -> set[str]:
        """Numbers and Latin words of the question that the entry lacks."""
        return self.candidates.codes - self.entry.signs.codes


@dataclass(frozen=True, slots=True)
class Feature:
    """One number that tells whether an entry answers the question.

    :param name: By which a fitted model names it.
    :param compute: Works it out for each of some candidates, at least one; or one for all.
    :param about_gaps: Whether it looks at gaps, which a collection without curation lacks.
    """

    name: str
    compute: Callable[[Candidates], ArrayLike]
    about_gaps: bool = False


def rows(features: Sequence[Feature], candidates: Candidates) -> NDArray[np.float64]:
    """One row a candidate, one number a feature."""
    made = np.empty((len(candidates.numbers), len(features)))
    if len(made):
        for place, feature in enumerate(features):
            made[:, place] = feature.compute(candidates)
    return made
