"""What one question comes to: what was found, and how likely the best of it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from chatbot.datatypes import Conflict
from chatbot.decision.calibration import SUGGEST_FROM, Calibration
from chatbot.decision.features import features
from chatbot.decision.found import Candidates
from chatbot.decision.substance import says_enough
from chatbot.query import Query
from chatbot.retrieval import Evidence, Retriever
from chatbot.text.years import years_named


@dataclass(frozen=True, slots=True)
class Assessment:
    """A question searched and weighed.

    :param log_odds: That the best entry answers it, before scaling and whatever speaks against it.
    :param probability: The same as a calibrated probability; 0 when it may not be answered at all.
    :param vague: Whether it says too little to be answered, however well some entry matches.
    :param conflicts: What it pins down and the best entry, which is near else, states otherwise.
    :param other_years: Years of the Buddhist era that it names and the document of the best entry
        does not; that another document names them says nothing about this one.
    """

    evidence: Evidence
    log_odds: float
    probability: float
    vague: bool
    conflicts: tuple[Conflict, ...]
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


CONFLICT = 4.0
"""Log-odds that a conflict speaks against an entry: another that is nearly as near comes first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found, weighed entry by entry.

    :param evidence: Its first entries ranked by how likely they answer the question.
    :param log_odds: Of the best of them, before scaling.
    :param conflicts: Of the best of them.
    """

    evidence: Evidence
    log_odds: float
    conflicts: tuple[Conflict, ...]


def weigh(evidence: Evidence, calibration: Calibration) -> Weighed:
    """Weigh the first entries that were found, and rank them."""
    candidates = Candidates(evidence)
    odds = calibration.log_odds(features(candidates))
    odds -= CONFLICT * np.array([bool(found.conflicts) for found in candidates.each])
    # Stable: of equals, the one that the search puts first.
    places = sorted(range(len(odds)), key=lambda place: -odds[place])
    if not places:
        return Weighed(evidence, calibration.intercept, ())
    other = np.ones(candidates.entries, dtype=bool)
    other[candidates.numbers] = False
    others = evidence.order[other[evidence.order]]
    ranked = np.concatenate([candidates.numbers[places], others])
    best = places[0]
    return Weighed(
        replace(evidence, ranked=ranked), float(odds[best]), candidates.each[best].conflicts
    )


class Assessor:
    """Searches and weighs questions."""

    def __init__(self, retriever: Retriever, calibration: Calibration) -> None:
        self.retriever = retriever
        self.calibration = calibration

    def assess(self, query: Query) -> Assessment:
        """Assess one question by itself."""
        weighed = weigh(self.retriever.search(query), self.calibration)
        evidence, log_odds = weighed.evidence, weighed.log_odds
        probability = self.calibration.probability(log_odds)
        # A leg that is left out for good says nothing about one question.
        no_known_word = "words" in self.retriever.weights and "words" not in evidence.legs
        vague = no_known_word or not says_enough(query.words)
        if vague or weighed.conflicts:
            probability = min(probability, self.calibration.vague)
        # What an entry states otherwise is of interest where it would come into question else.
        near = self.calibration.probability(log_odds + CONFLICT) >= SUGGEST_FROM
        other_years = years_named(query.text) - self._years(evidence)
        if other_years or not len(evidence.order):
            probability = 0.0
        return Assessment(
            evidence,
            log_odds,
            probability,
            vague,
            weighed.conflicts if near else (),
            tuple(sorted(other_years)),
        )

    def _years(self, evidence: Evidence) -> frozenset[int]:
        """The years that the document of the best entry names; that any does, without an entry."""
        years = evidence.index.years
        if len(evidence.order):
            return years.get(evidence.index.entries[evidence.order[0]].document, frozenset())
        return frozenset().union(*years.values())
