"""How strong, how clear and how undisputed the best entry is: what the legs' scores say."""

import numpy as np
from numpy.typing import NDArray

from chatbot.index.lexical import Scores
from chatbot.retrieval import LEG_WEIGHTS, Evidence

LEGS = tuple(LEG_WEIGHTS)
NAMES = (
    *(f"{leg}: best entry" for leg in LEGS),
    *(f"{leg}: best entry over best gap" for leg in LEGS),
    "fused: best entry over second entry",
    "fused: best gap",
    "legs that rank the best entry first",
)


def strength(evidence: Evidence) -> NDArray[np.float64]:
    """Describe the evidence for the best entry.

    :return: One number per name in ``NAMES``; all zeros for a leg that had nothing to say, and
        for the gap features where the corpus has no gaps.
    """
    entries = len(evidence.index.entry_ids)
    order = evidence.order()
    if not order:
        return np.zeros(len(NAMES))
    best = order[0]
    second = float(evidence.fused[order[1]]) if len(order) > 1 else 0.0
    silent = np.zeros_like(evidence.fused)
    legs = [evidence.legs.get(leg, silent) for leg in LEGS]
    return np.array(
        [
            *(scores[best] for scores in legs),
            *(scores[best] - _best_gap(scores, entries) for scores in legs),
            evidence.fused[best] - second,
            _best_gap(evidence.fused, entries),
            sum(
                leg in evidence.legs and int(scores[:entries].argmax()) == best
                for leg, scores in zip(LEGS, legs, strict=True)
            ),
        ],
        dtype=np.float64,
    )


def _best_gap(scores: Scores, entries: int) -> float:
    return float(scores[entries:].max(initial=0.0))
