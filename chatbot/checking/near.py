"""Pairs of official questions that ask nearly the same, by three opinions together.

The thresholds were chosen by reading what they flag among 997 entries of the shipped document and
of 118 synthetic FAQs, see docs/operation.md. Each opinion alone is fooled: the model by two
cases of one rule, the characters by a phrase that a section's questions begin with, the verifier
by two questions about one rare term.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from chatbot.index.index import Index
from chatbot.query import Query
from chatbot.text.ngrams import character_ngrams
from chatbot.understanding.pins import Pins

COSINE = 0.78
"""Of the embedding model's vectors of two questions."""
DICE = 0.38
"""Dice coefficient of their sets of character n-grams."""
ODDS = -0.75
"""Log-odds that either entry answers the other's question, by the verifier: the mean of both."""


class Near(NamedTuple):
    """Two entries that ask nearly the same.

    :param first: The number of the entry that comes first.
    :param second: The number of the other one.
    :param same: Whether the questions are equal in normal form.
    """

    first: int
    second: int
    same: bool


def near_pairs(questions: Sequence[Query], index: Index) -> tuple[Near, ...]:
    """The pairs among all official questions.

    :param questions: One an entry, in the order of the index.
    :param index: Built from the entries.
    """
    vectors = np.stack([query.vector for query in questions])
    cosines = np.triu(vectors @ vectors.T, 1)
    same: dict[str, list[int]] = {}
    for number, query in enumerate(questions):
        same.setdefault(query.text, []).append(number)
    equal = {
        (one, other)
        for numbers in same.values()
        for place, one in enumerate(numbers)
        for other in numbers[place + 1 :]
    }
    likely = {(int(one), int(other)) for one, other in np.argwhere(cosines >= COSINE)} - equal
    near = {pair for pair in likely if _near(*pair, questions, index)}
    return tuple(Near(*pair, pair in equal) for pair in sorted(equal | near))


def _near(one: int, other: int, questions: Sequence[Query], index: Index) -> bool:
    first, second = questions[one], questions[other]
    return (
        _dice(first.text, second.text) >= DICE
        and not _pin_down_otherwise(first, second)
        and _mean_odds(one, other, questions, index) >= ODDS
    )


def _dice(one: str, other: str) -> float:
    first, second = set(character_ngrams(one)), set(character_ngrams(other))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _pin_down_otherwise(one: Query, other: Query) -> bool:
    """Whether two questions name different numbers, years or steps: Template 1, Template 2."""
    first, second = (Pins.of(query.text, query.words) for query in (one, other))
    return any(
        named != others
        for named, others in (
            (first.years, second.years),
            (first.series, second.series),
            (first.versions, second.versions),
            (first.levels, second.levels),
        )
    )


def _mean_odds(one: int, other: int, questions: Sequence[Query], index: Index) -> float:
    verifier = questions[one].verifier
    if verifier is None or index.readings is None:
        return 0.0
    odds = (
        verifier.odds(questions[asked].read, index.readings, np.array([answering])).official[0]
        for asked, answering in ((one, other), (other, one))
    )
    return float(sum(odds)) / 2
