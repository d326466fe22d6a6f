"""What the verifier says of an entry, having read the question and the entry together."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chatbot.decision.found import Candidates, Feature


def _official(candidates: Candidates) -> ArrayLike:
    return candidates.odds.official


def _either(candidates: Candidates) -> NDArray[np.float32]:
    return np.maximum(*candidates.odds)


def _over_best_other_entry(candidates: Candidates) -> ArrayLike:
    odds = _either(candidates)
    if len(odds) == 1:
        return 0.0
    best = odds.argmax()
    others = np.full_like(odds, odds[best])
    others[best] = np.delete(odds, best).max()
    return odds - others


FEATURES = (
    Feature("verifier: official question", _official),
    Feature("verifier: official question or nearest other wording", _either),
    Feature("verifier: over best other entry", _over_best_other_entry),
)
