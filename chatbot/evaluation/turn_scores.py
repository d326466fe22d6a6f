"""How well it follows a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.corpus.questions import FIRST_TURN, FOLLOW_UP, JudgedConversation
from chatbot.evaluation.measures import HIT_RATE_1, measure
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked

ALL_TURNS = "all turns"


@dataclass(frozen=True, slots=True)
class TurnScores:
    """Measures over some turns.

    :param hit_rate: Of the answerable turns, those whose first entry has grade 2.
    :param decisions: Of all turns, those answered just when the document answers them.
    :param correct: Of all turns, those wholly right: answered acceptably or rightly not answered.
    :param wrong: Of the answers given, those that are not acceptable.
    """

    hit_rate: Proportion
    decisions: Proportion
    correct: Proportion
    wrong: Proportion


def judge_turns(turns: Sequence[Asked]) -> dict[str, TurnScores]:
    """Measure first turns, follow-ups, each kind of turn that is named, and all turns.

    A first turn is the first that asks something: it may come after a greeting.

    :return: Only what there are turns of; empty without any.
    """
    groups = {
        FIRST_TURN: [one for one in turns if one.question.category == FIRST_TURN],
        FOLLOW_UP: [one for one in turns if one.earlier and one.question.category != FIRST_TURN],
    }
    for one in turns:
        if one.question.category not in (FIRST_TURN, FOLLOW_UP):
            groups.setdefault(one.question.category, []).append(one)
    groups[ALL_TURNS] = list(turns)
    return {kind: _scores(group) for kind, group in groups.items() if group}


def judge_sets(
    conversations: Sequence[JudgedConversation], turns: Sequence[Asked]
) -> dict[str, dict[str, TurnScores]]:
    """Measure the turns of each file apart, as :func:`judge_turns` does.

    :param conversations: Those that the turns are of.
    :return: By the file's name.
    """
    file_of = {turn.qid: one.file for one in conversations for turn in one.turns}
    files = dict.fromkeys(file_of.values())
    return {
        file: judge_turns([one for one in turns if file_of[one.question.qid] == file])
        for file in files
    }


def _scores(turns: Sequence[Asked]) -> TurnScores:
    scores = measure([one.question for one in turns], {one.question.qid: one.keys for one in turns})
    return TurnScores(
        hit_rate=Proportion(round(sum(row[HIT_RATE_1] for row in scores.values())), len(scores)),
        decisions=Proportion(sum(one.decided_right for one in turns), len(turns)),
        correct=Proportion(sum(one.correct for one in turns), len(turns)),
        wrong=Proportion(
            sum(one.answered and not one.answered_right for one in turns),
            sum(one.answered for one in turns),
        ),
    )
