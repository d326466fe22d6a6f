"""How many near misses are answered all the same, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.datatypes import Status
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked

ALL_NEAR_MISSES = "all near misses"


@dataclass(frozen=True, slots=True)
class NearMissScores:
    """What became of the near misses of one kind.

    :param answered: False answers: an official text was given all the same.
    :param suggested: How many got official questions to choose from.
    :param refused: How many were refused.
    """

    answered: Proportion
    suggested: int
    refused: int


def judge_near_misses(asked: Sequence[Asked]) -> dict[str, NearMissScores]:
    """Count each kind and all of them; empty without any."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(one.question.category, []).append(one)
    if asked:
        groups[ALL_NEAR_MISSES] = list(asked)
    return {kind: _scores(group) for kind, group in groups.items()}


def _scores(group: Sequence[Asked]) -> NearMissScores:
    statuses = [one.answer.status for one in group]
    return NearMissScores(
        answered=Proportion(statuses.count(Status.ANSWERED), len(group)),
        suggested=statuses.count(Status.SUGGESTED),
        refused=statuses.count(Status.REFUSED),
    )
