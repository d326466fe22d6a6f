"""How strong, how clear and how undisputed an entry is: what the legs' scores say."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from chatbot.decision.found import Candidates, Feature
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.legs.base import Scores

_LEGS = tuple(leg for leg, weight in LEG_WEIGHTS.items() if weight)


def _of_entry(leg: str) -> Callable[[Candidates], ArrayLike]:
    return lambda candidates: candidates.leg(leg)[candidates.places]


def _over_best_gap(leg: str) -> Callable[[Candidates], ArrayLike]:
    def compute(candidates: Candidates) -> ArrayLike:
        scores = candidates.leg(leg)
        return scores[candidates.places] - _best_gap(scores, candidates)

    return compute


def _over_best_other_entry(candidates: Candidates) -> ArrayLike:
    evidence = candidates.evidence
    first = evidence.order[:2]
    best, second = np.append(evidence.fused[evidence.places(first)], [0.0, 0.0])[:2]
    others = np.where(candidates.numbers == first[0], second, best)
    over: ArrayLike = evidence.fused[candidates.places] - others
    return over


def _fused_best_gap(candidates: Candidates) -> ArrayLike:
    return _best_gap(candidates.evidence.fused, candidates)


def _agreeing_legs(candidates: Candidates) -> ArrayLike:
    evidence = candidates.evidence
    legs = (leg for leg in _LEGS if leg in evidence.legs)
    firsts = [candidates.leg(leg)[: evidence.entries].argmax() for leg in legs]
    agreeing: ArrayLike = np.equal.outer(candidates.places, firsts).sum(axis=1)
    return agreeing


def _best_gap(scores: Scores, candidates: Candidates) -> float:
    """The highest score of a gap; 0 where the collection has none."""
    return float(scores[candidates.evidence.entries :].max(initial=0.0))


FEATURES = (
    *(Feature(f"{leg}: entry", _of_entry(leg)) for leg in _LEGS),
    *(
        Feature(f"{leg}: entry over best gap", _over_best_gap(leg), about_gaps=True)
        for leg in _LEGS
    ),
    Feature("fused: entry over best other entry", _over_best_other_entry),
    Feature("fused: best gap", _fused_best_gap, about_gaps=True),
    Feature("legs that rank the entry first", _agreeing_legs),
)
