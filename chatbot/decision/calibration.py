"""From features to a calibrated probability, and from there to a band."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import exp
from typing import Any, Self

import numpy as np

from chatbot.datatypes import Status
from chatbot.decision.features import NAMES, Features

# Lowest probabilities of the upper two bands; chosen on the development set, docs/experiments.md.
ANSWER_FROM = 0.4
SUGGEST_FROM = 0.1


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression as plain numbers.

    :param weights: One weight per feature, for the features as they come.
    :param intercept: The log-odds where all features are 0.
    :param fitted_on: How many questions it was fitted on.
    """

    weights: tuple[float, ...]
    intercept: float
    fitted_on: int

    def probability(self, features: Features) -> float:
        """Probability, 0 to 1, that the best entry answers the question."""
        log_odds = float(np.dot(self.weights, features)) + self.intercept
        return 1 / (1 + exp(-max(-700.0, min(700.0, log_odds))))

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads, with the features' names."""
        return {**asdict(self), "features": list(NAMES)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave.

        :raises ValueError: It was fitted for other features.
        """
        if tuple(value["features"]) != NAMES:
            raise ValueError("the calibration was fitted for other features")
        return cls(tuple(value["weights"]), value["intercept"], value["fitted_on"])


def band(probability: float) -> Status:
    """The band that a probability falls in."""
    if probability >= ANSWER_FROM:
        return Status.ANSWERED
    return Status.SUGGESTED if probability >= SUGGEST_FROM else Status.REFUSED
