"""What the verifier says of an entry, having read the question and the entry together."""

import numpy as np
from numpy.typing import ArrayLike

from chatbot.decision.found import Candidates, Feature


def _odds(candidates: Candidates) -> ArrayLike:
    return candidates.odds


def _over_best_other_entry(candidates: Candidates) -> ArrayLike:
    odds = candidates.odds
    if len(odds) == 1:
        return 0.0
    best = odds.argmax()
    others = np.full_like(odds, odds[best])
    others[best] = np.delete(odds, best).max()
    return odds - others


FEATURES = (
    Feature("verifier: log-odds", _odds),
    Feature("verifier: over best other entry", _over_best_other_entry),
)
