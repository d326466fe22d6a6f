"""The threshold that a system would answer from if it knew what is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

COST = 4
"""A wrong answer costs as much as so many right ones bring."""


@dataclass(frozen=True, slots=True)
class RightAndWrong:
    """What answering from a threshold gives.

    :param threshold: The lowest score that is answered; infinite where nothing is, None where
        the system decides itself.
    :param right: Questions answered rightly.
    :param wrong: Questions answered otherwise, those that no entry answers included.
    :param asked: All questions.
    """

    threshold: float | None
    right: int
    wrong: int
    asked: int


def best_threshold(scores: Sequence[float | None], right: Sequence[bool]) -> RightAndWrong:
    """The threshold with the largest number of right answers less four times the wrong ones.

    It is chosen on the very questions that it is measured on, which flatters. Of several that are
    equally good, the one that answers least.

    :param scores: How sure a system is of the first entry; None where it found none.
    :param right: Whether that entry answers the question.
    """
    found = sorted(
        ((score, good) for score, good in zip(scores, right, strict=True) if score is not None),
        reverse=True,
    )
    best, answered_right, answered_wrong = RightAndWrong(inf, 0, 0, len(right)), 0, 0
    for place, (score, good) in enumerate(found):
        answered_right += good
        answered_wrong += not good
        tied = place + 1 < len(found) and found[place + 1][0] == score
        if not tied and _worth(answered_right, answered_wrong) > _worth(best.right, best.wrong):
            best = RightAndWrong(score, answered_right, answered_wrong, len(right))
    return best


def _worth(right: int, wrong: int) -> int:
    return right - COST * wrong
