"""Whether the stated confidence is the share that comes true."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.evaluation.responses import Asked

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The queries whose confidence lies in one stretch.

    :param low: Lower end, excluded but for 0.
    :param high: Upper end, included.
    :param n: How many queries.
    :param confidence: Their mean confidence.
    :param accuracy: Share of them whose first entry is acceptable.
    """

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Calibration of the confidence over all queries, unanswerable ones included.

    :param brier: Mean squared difference between confidence and outcome (Brier 1950); 0 is best,
        0.25 is what always saying 0.5 gets.
    :param expected_calibration_error: Mean over the bins, weighted by their size, of the distance
        between confidence and accuracy (Naeini et al. 2015), with ten bins of equal width.
    :param bins: The bins that are not empty: the reliability diagram.
    """

    brier: float
    expected_calibration_error: float
    bins: tuple[Bin, ...]


def judge_reliability(asked: Sequence[Asked]) -> Reliability | None:
    """Compare ``confidence``, which bets on the first entry being acceptable, with what is so.

    :return: None without any query.
    """
    if not asked:
        return None
    confidences = np.array([one.answer.confidence for one in asked])
    outcomes = np.array([one.first_acceptable for one in asked], dtype=np.float64)
    numbers = np.clip(np.ceil(confidences * BINS).astype(int) - 1, 0, BINS - 1)
    bins = tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            n=int(inside.sum()),
            confidence=float(confidences[inside].mean()),
            accuracy=float(outcomes[inside].mean()),
        )
        for number in range(BINS)
        if (inside := numbers == number).any()
    )
    return Reliability(
        brier=float(((confidences - outcomes) ** 2).mean()),
        expected_calibration_error=sum(one.n * abs(one.confidence - one.accuracy) for one in bins)
        / len(asked),
        bins=bins,
    )
