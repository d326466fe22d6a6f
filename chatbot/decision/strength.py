"""How strong, how clear and how undisputed an entry is: what the legs' scores say."""

from collections.abc import Callable

from chatbot.decision.found import Feature, Found
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.legs.base import Scores

_LEGS = tuple(leg for leg, weight in LEG_WEIGHTS.items() if weight)


def _of_entry(leg: str) -> Callable[[Found], float]:
    return lambda found: float(found.leg(leg)[found.number])


def _over_best_gap(leg: str) -> Callable[[Found], float]:
    def compute(found: Found) -> float:
        scores = found.leg(leg)
        return float(scores[found.number] - _best_gap(scores, found))

    return compute


def _over_best_other_entry(found: Found) -> float:
    fused, order = found.evidence.fused, found.evidence.order
    other = order[1:2] if found.number == order[0] else order[:1]
    return float(fused[found.number] - fused[other].max(initial=0))


def _fused_best_gap(found: Found) -> float:
    return _best_gap(found.evidence.fused, found)


def _agreeing_legs(found: Found) -> float:
    legs = (scores[: found.entries] for leg, scores in found.evidence.legs.items() if leg in _LEGS)
    return float(sum(int(scores.argmax()) == found.number for scores in legs))


def _best_gap(scores: Scores, found: Found) -> float:
    """The highest score of a gap; 0 where the collection has none."""
    return float(scores[found.entries :].max(initial=0.0))


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
