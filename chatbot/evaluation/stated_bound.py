"""The stated bound, as these questions bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.decision.bound import upper_bound
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked


@dataclass(frozen=True, slots=True)
class StatedBound:
    """What these questions prove of the answers given.

    :param max_wrong: The share of wrong answers that was asked for (``CHATBOT_MAX_WRONG``).
    :param wrong: Of all answers given, to unanswerable questions too, those that were wrong.
    :param upper: With 90 % confidence, at most this share of the answers given is wrong.
    :param covered: Of the answerable questions, those that were answered: for them it holds.
    """

    max_wrong: float
    wrong: Proportion
    upper: float
    covered: Proportion

    @property
    def kept(self) -> bool:
        """Whether these questions prove the share that was asked for."""
        return self.upper <= self.max_wrong


def judge_bound(asked: Sequence[Asked], max_wrong: float) -> StatedBound | None:
    """Bound the wrong answers; None without any answer."""
    given = [one for one in asked if one.answered]
    if not given:
        return None
    wrong = Proportion(sum(not one.answered_right for one in given), len(given))
    answerable = [one for one in asked if one.question.answerable]
    covered = Proportion(sum(one.answered for one in answerable), len(answerable))
    return StatedBound(max_wrong, wrong, upper_bound(wrong.count, wrong.n), covered)
