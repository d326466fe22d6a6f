"""The stated bound: at most so many of the answers given are wrong, with so much confidence.

Thresholds are tested from the strictest down, each by the exact upper bound of Clopper & Pearson
(1934), and the first that fails ends it: fixed-sequence testing, so that the confidence holds for
the threshold that is chosen (Angelopoulos et al. 2021, "Learn then Test", arXiv 2110.01052). It
holds for questions that come as the judged ones did, and takes them to be independent.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.9

_FIRST_TESTED = 0.5
"""Share of what the lowest threshold answers that the strictest one tested answers."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Probabilities of judged questions and whether they came true.

    :param probabilities: Shape ``(n,)``; each by a scaling that its question had no part in.
    :param right: Shape ``(n,)`` of booleans.
    """

    probabilities: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bound:
    """What judged questions prove of a threshold.

    :param threshold: Lowest probability that is answered.
    :param given: Judged questions answered from there.
    :param wrong: Of these, answered wrongly.
    :param upper: With ``CONFIDENCE``, at most this share of the answers given is wrong.
    :param max_wrong: The share that was asked for.
    """

    threshold: float
    given: int
    wrong: int
    upper: float
    max_wrong: float


def upper_bound(wrong: int, given: int, confidence: float = CONFIDENCE) -> float:
    """Exact one-sided upper bound of a share (Clopper & Pearson 1934); 1 of nothing."""
    # Imported here: what serves without judged questions needs none of scipy.
    from scipy.special import betaincinv

    return 1.0 if wrong >= given else float(betaincinv(wrong + 1, given - wrong, confidence))


def choose_threshold(
    outcomes: Outcomes, lowest: float, max_wrong: float
) -> tuple[float, Bound | None]:
    """The lowest threshold that provably keeps the share of wrong answers.

    :param lowest: No threshold below it is looked at.
    :param max_wrong: The share to keep.
    :return: The threshold and what is proven of it. Without proof: ``lowest`` when the judged
        questions are too few to prove any, else, when they speak against it, the strictest tested.
    """
    candidates = outcomes.probabilities[outcomes.probabilities >= lowest]
    if upper_bound(0, len(candidates)) > max_wrong:
        return lowest, None
    # A test of few answers fails by one wrong one. Where the tests begin may depend on how many
    # are answered, not on how they came out.
    first = np.sort(candidates)[int(len(candidates) * (1 - _FIRST_TESTED))]
    strictest = float(first)
    proven = None
    for threshold in np.unique([lowest, *candidates[candidates <= first]])[::-1]:
        answered = outcomes.probabilities >= threshold
        given, wrong = int(answered.sum()), int((answered & ~outcomes.right).sum())
        upper = upper_bound(wrong, given)
        if upper > max_wrong:
            break
        proven = Bound(float(threshold), given, wrong, upper, max_wrong)
    return (proven.threshold, proven) if proven else (strictest, None)
