"""What one question comes to: what was found, and how likely the best of it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from chatbot.decision.calibration import Calibration
from chatbot.decision.features import features
from chatbot.decision.found import Candidates
from chatbot.decision.substance import says_enough
from chatbot.decision.years import years_named
from chatbot.query import Query
from chatbot.retrieval import Evidence, Retriever


@dataclass(frozen=True, slots=True)
class Assessment:
    """A question searched and weighed.

    :param log_odds: That the best entry answers it, before scaling and whatever speaks against it.
    :param probability: The same as a calibrated probability; 0 when it may not be answered at all.
    :param vague: Whether it says too little to be answered, however well some entry matches.
    :param other_years: Years of the Buddhist era that it names and the document of the best entry
        does not; that another document names them says nothing about this one.
    """

    evidence: Evidence
    log_odds: float
    probability: float
    vague: bool
    other_years: tuple[int, ...]


SURE = 2.0
"""Log-odds, before scaling, from which the words as typed need no other reading."""


Tried = TypeVar("Tried")


def surest(tried: Iterable[Tried], confidence: Callable[[Tried], float], enough: float) -> Tried:
    """The reading of a question that is taken: the surest, the first of equals.

    :param tried: What each reading comes to, the words as typed first; best made as they are
        asked for, since the others are looked at only when these are not sure enough.
    :param confidence: Of one of them.
    :param enough: Confidence from which the words as typed need no other reading.
    """
    readings = iter(tried)
    typed = next(readings)
    if confidence(typed) >= enough:
        return typed
    return max([typed, *readings], key=confidence)


def weigh(evidence: Evidence, calibration: Calibration) -> tuple[Evidence, float]:
    """What was found, its first entries ranked by how likely they answer the question.

    :return: And the log-odds of the best of them, before scaling.
    """
    candidates = Candidates(evidence)
    odds = calibration.log_odds(features(candidates))
    # Stable: of equals, the one that the search puts first.
    places = sorted(range(len(odds)), key=lambda place: -odds[place])
    if not places:
        return evidence, float(calibration.intercept)
    ranked = np.concatenate([candidates.numbers[places], evidence.order[len(places) :]])
    return replace(evidence, ranked=ranked), float(odds[places[0]])


class Assessor:
    """Searches and weighs questions."""

    def __init__(self, retriever: Retriever, calibration: Calibration) -> None:
        self.retriever = retriever
        self.calibration = calibration

    def assess(self, query: Query) -> Assessment:
        """Assess one question by itself."""
        evidence, log_odds = weigh(self.retriever.search(query), self.calibration)
        probability = self.calibration.probability(log_odds)
        # A leg that is left out for good says nothing about one question.
        no_known_word = "words" in self.retriever.weights and "words" not in evidence.legs
        vague = no_known_word or not says_enough(query.words)
        if vague:
            probability = min(probability, self.calibration.vague)
        other_years = years_named(query.text) - self._years(evidence)
        if other_years or not len(evidence.order):
            probability = 0.0
        return Assessment(evidence, log_odds, probability, vague, tuple(sorted(other_years)))

    def _years(self, evidence: Evidence) -> frozenset[int]:
        """The years that the document of the best entry names; that any does, without an entry."""
        years = evidence.index.years
        if len(evidence.order):
            return years.get(evidence.index.entries[evidence.order[0]].document, frozenset())
        return frozenset().union(*years.values())
