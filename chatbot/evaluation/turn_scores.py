"""How well it follows a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.corpus.questions import FIRST_TURN, FOLLOW_UP
from chatbot.evaluation.measures import HIT_RATE_1, measure
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked

ALL_TURNS = "all turns"


@dataclass(frozen=True, slots=True)
class TurnScores:
    """Measures over some turns.

    :param hit_rate: Of the answerable turns, those whose first entry has grade 2.
    :param decisions: Of all turns, those answered just when the document answers them.
    :param correct: Of all turns, those answered acceptably or rightly not answered.
    """

    hit_rate: Proportion
    decisions: Proportion
    correct: Proportion


def judge_turns(turns: Sequence[Asked]) -> dict[str, TurnScores]:
    """Measure first turns, follow-ups and all of them; empty without any turn."""
    groups = {
        kind: [one for one in turns if one.question.category == kind]
        for kind in (FIRST_TURN, FOLLOW_UP)
    }
    groups[ALL_TURNS] = list(turns)
    return {kind: _scores(group) for kind, group in groups.items() if group}


def _scores(turns: Sequence[Asked]) -> TurnScores:
    scores = measure([one.question for one in turns], {one.question.qid: one.keys for one in turns})
    return TurnScores(
        hit_rate=Proportion(round(sum(row[HIT_RATE_1] for row in scores.values())), len(scores)),
        decisions=Proportion(sum(one.decided_right for one in turns), len(turns)),
        correct=Proportion(sum(one.correct for one in turns), len(turns)),
    )
