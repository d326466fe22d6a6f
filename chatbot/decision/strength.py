"""How strong, how clear and how undisputed the best entry is: what the legs' scores say."""

from collections.abc import Callable

from chatbot.decision.found import Feature, Found
from chatbot.index.legs import LEGS
from chatbot.index.legs.base import Scores


def _of_best(leg: str) -> Callable[[Found], float]:
    return lambda found: float(found.leg(leg)[found.best])


def _over_best_gap(leg: str) -> Callable[[Found], float]:
    def compute(found: Found) -> float:
        scores = found.leg(leg)
        return float(scores[found.best] - _best_gap(scores, found))

    return compute


def _over_second_entry(found: Found) -> float:
    fused, order = found.evidence.fused, found.evidence.order
    second = float(fused[order[1]]) if len(order) > 1 else 0.0
    return float(fused[found.best] - second)


def _fused_best_gap(found: Found) -> float:
    return _best_gap(found.evidence.fused, found)


def _agreeing_legs(found: Found) -> float:
    legs = (scores[: found.entries] for scores in found.evidence.legs.values())
    return float(sum(int(scores.argmax()) == found.best for scores in legs))


def _best_gap(scores: Scores, found: Found) -> float:
    """The highest score of a gap; 0 where the collection has none."""
    return float(scores[found.entries :].max(initial=0.0))


FEATURES = (
    *(Feature(f"{leg}: best entry", _of_best(leg)) for leg in LEGS),
    *(
        Feature(f"{leg}: best entry over best gap", _over_best_gap(leg), about_gaps=True)
        for leg in LEGS
    ),
    Feature("fused: best entry over second entry", _over_second_entry),
    Feature("fused: best gap", _fused_best_gap, about_gaps=True),
    Feature("legs that rank the best entry first", _agreeing_legs),
)
