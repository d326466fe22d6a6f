"""Platt scaling: log-odds made those of the questions that people ask.

The calibration is learned from alternates and gaps held out of the index, which are harder than
what people ask of the whole of it. Two numbers, fitted to judged questions, take that back
(Platt 1999, "Probabilistic outputs for support vector machines").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from chatbot.decision.judgement import FOLDS, Judgement

# Right and wrong ones at least; two numbers cannot be told from fewer.
_FEWEST = 10
_STEEPEST = 700.0


@dataclass(frozen=True, slots=True)
class Platt:
    """A line from log-odds to log-odds."""

    slope: float
    intercept: float

    def probability(self, log_odds: float) -> float:
        """Probability, 0 to 1."""
        scaled = self.slope * log_odds + self.intercept
        return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, scaled))))


UNSCALED = Platt(1.0, 0.0)
"""Changes nothing."""


def fit_platt(judged: Sequence[Judgement]) -> Platt | None:
    """Fit to judged questions.

    :return: None when they are too few, or turn out so that a surer answer is a worse one.
    """
    # Imported here: a process that only answers from documents without judgements needs none of it.
    from sklearn.linear_model import LogisticRegression

    right = np.array([one.right for one in judged], dtype=bool)
    if min(right.sum(), (~right).sum()) < _FEWEST:
        return None
    model = LogisticRegression(C=1e6, max_iter=1000)
    model.fit(np.array([[one.log_odds] for one in judged]), right)
    slope, intercept = float(model.coef_[0, 0]), float(model.intercept_[0])
    return Platt(slope, intercept) if slope > 0 else None


def cross_fit(judged: Sequence[Judgement]) -> tuple[float, ...]:
    """Probabilities of judged questions, each by the scaling of the other folds."""
    scalings = [
        fit_platt([one for one in judged if one.fold != fold]) or UNSCALED for fold in range(FOLDS)
    ]
    return tuple(scalings[one.fold].probability(one.log_odds) for one in judged)
