"""How well a decision does for offices that nothing was learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from chatbot.decision.assess import CONFLICT
from training.answerability import ANSWERABLE, NEAR, NEAR_SHARE, OfficeQuestion

BINS = 10
"""Of probability, for the calibration error."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A question with what the decision made of its candidates.

    :param odds: Log-odds, one a candidate, whatever conflicts with the question.
    """

    question: OfficeQuestion
    odds: NDArray[np.float64]

    @property
    def ranked_by(self) -> NDArray[np.float64]:
        """Log-odds less what a conflict costs."""
        return self.odds - CONFLICT * self.question.conflicting

    @property
    def best(self) -> int:
        """The candidate that is ranked first; of equals, the one that the search puts first."""
        return int(self.ranked_by.argmax())

    @property
    def highest(self) -> float:
        """Log-odds of that one; none that is answered where it conflicts with the question."""
        return float(-np.inf if self.question.conflicting[self.best] else self.odds[self.best])

    @property
    def right(self) -> bool:
        """Whether that one answers the question."""
        return bool(self.question.right[self.best])

    @property
    def right_among_three(self) -> bool:
        """Whether one of the first three does."""
        first = np.argsort(-self.ranked_by, kind="stable")[:3]
        return bool(self.question.right[first].any())


@dataclass(frozen=True, slots=True)
class OfficeScores:
    """Figures over offices, with near misses at ``NEAR_SHARE`` of what is asked.

    :param questions: How many are answerable.
    :param first: Share of the answerable questions whose entry is ranked first.
    :param three: Share whose entry is among the first three.
    :param coverage: Share of the answerable questions that are answered.
    :param wrong: Of the answers given, share wrong.
    :param near: Share of near misses that are answered, by kind.
    :param auroc: A right first entry against near misses.
    :param error: Expected calibration error.
    """

    questions: int
    first: float
    three: float
    coverage: float
    wrong: float
    near: dict[str, float]
    auroc: float
    error: float


def wrong_share(decided: Sequence[Decided], threshold: float) -> tuple[float, float]:
    """Coverage, and share of the answers given that are wrong.

    :param threshold: Lowest log-odds that are answered.
    """
    answerable = [one for one in decided if one.question.kind == ANSWERABLE]
    near = [one for one in decided if one.question.kind.startswith(NEAR)]
    given = np.mean([one.highest >= threshold for one in answerable])
    wrong = np.mean([one.highest >= threshold and not one.right for one in answerable])
    missed = np.mean([one.highest >= threshold for one in near])
    answers = (1 - NEAR_SHARE) * given + NEAR_SHARE * missed
    mistakes = (1 - NEAR_SHARE) * wrong + NEAR_SHARE * missed
    return float(given), float(mistakes / answers) if answers else 0.0


def lowest_threshold(decided: Sequence[Decided], most_wrong: float) -> float:
    """The lowest log-odds from which at most so large a share of the answers is wrong."""
    tried = np.unique([one.highest for one in decided if one.question.kind == ANSWERABLE])
    fitting = [float(one) for one in tried if wrong_share(decided, one)[1] <= most_wrong]
    return min(fitting, default=float(tried[-1]))


def score_offices(decided: Sequence[Decided], threshold: float) -> OfficeScores:
    """Figures over some offices' questions."""
    answerable = [one for one in decided if one.question.kind == ANSWERABLE]
    near = [one for one in decided if one.question.kind.startswith(NEAR)]
    kinds = sorted({one.question.kind for one in near})
    coverage, wrong = wrong_share(decided, threshold)
    labels = [*(one.right for one in answerable), *(False for _ in near)]
    odds = np.array([one.highest for one in (*answerable, *near)])
    weights = np.array(
        [
            *((1 - NEAR_SHARE) / len(answerable) for _ in answerable),
            *(NEAR_SHARE / len(near) for _ in near),
        ]
    )
    return OfficeScores(
        questions=len(answerable),
        first=float(np.mean([one.right for one in answerable])),
        three=float(np.mean([one.right_among_three for one in answerable])),
        coverage=coverage,
        wrong=wrong,
        near={
            kind.removeprefix(NEAR): float(
                np.mean([one.highest >= threshold for one in near if one.question.kind == kind])
            )
            for kind in kinds
        },
        auroc=float(roc_auc_score(labels, expit(odds))),
        error=_calibration_error(expit(odds), np.array(labels), weights),
    )


def _calibration_error(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64]
) -> float:
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs((weights * (probabilities - right))[bins == number].sum())
            for number in np.unique(bins)
        )
    )
