"""What the second judge did in an evaluation, and how often what it chose was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatbot.datatypes import Reason
from chatbot.evaluation.latency import Latency, summarise
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked

if TYPE_CHECKING:
    # It brings libraries that measuring without it does not need.
    from chatbot.language_model.second_judge import SecondJudge


@dataclass(frozen=True, slots=True)
class SecondJudgeScores:
    """A second judge, measured.

    :param model: Its name at the endpoint.
    :param outcomes: What came of the questions that were put to it, those asked to warm up, of
        attacks and of reported cases among them.
    :param wrong: Of the graded questions that were answered with its choice, those answered with
        an entry that no grade allows.
    :param latency: Of its calls; None where it was never called.
    """

    model: str
    outcomes: Mapping[str, int]
    wrong: Proportion
    latency: Latency | None


def judge_second(judge: "SecondJudge | None", asked: Sequence[Asked]) -> SecondJudgeScores | None:
    """Measure a second judge by what it has done so far; None without one.

    :param asked: Every graded question of the evaluation.
    """
    if judge is None:
        return None
    chosen = [one for one in asked if one.answer.reason is Reason.CHOSEN_BY_MODEL]
    wrong = sum(not one.answered_right for one in chosen)
    return SecondJudgeScores(
        model=judge.model,
        outcomes={str(outcome): n for outcome, n in judge.record.outcomes.items()},
        wrong=Proportion(wrong, len(chosen)),
        latency=summarise([1000 * seconds for seconds in judge.record.seconds]),
    )
