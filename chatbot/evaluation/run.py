"""Run a whole evaluation: ask everything once, then measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatbot.engine import Chatbot
from chatbot.evaluation.ablation import AblationRow, ablate
from chatbot.evaluation.attack_scores import Attacked, AttackScores, ask_attacks, judge_attacks
from chatbot.evaluation.behaviour_scores import (
    Behaved,
    BehaviourScores,
    ask_behaviours,
    judge_behaviours,
)
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.decision_scores import Decisions, judge_decisions
from chatbot.evaluation.evaluation_set import EvaluationSet
from chatbot.evaluation.held_out import held_out
from chatbot.evaluation.latency import Latency, summarise
from chatbot.evaluation.measures import MeasureScores, means, measure
from chatbot.evaluation.near_miss_scores import NearMissScores, judge_near_misses
from chatbot.evaluation.progress import Progress, silently
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.reliability import Reliability, judge_reliability
from chatbot.evaluation.reported_scores import (
    TERMINAL,
    ReportedOutcome,
    Views,
    ask_reported,
    judge_reported,
)
from chatbot.evaluation.responses import Asked, ask_conversations, ask_questions
from chatbot.evaluation.risk_coverage import OperatingPoint, risk_coverage
from chatbot.evaluation.second_judge_scores import SecondJudgeScores, judge_second
from chatbot.evaluation.stated_bound import StatedBound, judge_bound
from chatbot.evaluation.turn_scores import TurnScores, judge_sets, judge_turns
from chatbot.evaluation.unforeseen import (
    UnforeseenScores,
    WithoutGap,
    ask_unforeseen,
    judge_unforeseen,
)
from chatbot.index.remembering import remembering

ALL = "all answerable"


@dataclass(frozen=True, slots=True)
class CategoryScores:
    """Retrieval and deciding over the answerable queries of one category.

    :param n: How many queries.
    :param means: Per measure of :mod:`chatbot.evaluation.measures` its mean.
    :param coverage: Share answered.
    :param selective_accuracy: Of those answered, share answered acceptably.
    """

    n: int
    means: Mapping[str, Estimate | None]
    coverage: Estimate | None
    selective_accuracy: Estimate | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was measured, and what it was measured on.

    :param scores: Retrieval measures per answerable query, by its id.
    :param categories: Per category, and under ``ALL`` over all of them.
    :param turn_scores: Per kind of turn, over all files.
    :param turn_scores_apart: The same per file.
    :param near_miss_scores: Per kind of near miss.
    :param behaviour_scores: Per kind of behaviour.
    :param reported_right: How many reported cases are as they should be; None without any.
    :param ablation: Empty when it was left out.
    :param without_gap: Near misses asked without the gap nearest to each; empty when left out.
    :param second_judge: Where there is one.
    :param latency: Of the single queries, one at a time in this process.
    """

    set: EvaluationSet
    asked: tuple[Asked, ...]
    turns: tuple[Asked, ...]
    behaved: tuple[Behaved, ...]
    attacked: tuple[Attacked, ...]
    near_misses: tuple[Asked, ...]
    reported: tuple[ReportedOutcome, ...]
    scores: Mapping[str, MeasureScores]
    categories: Mapping[str, CategoryScores]
    decisions: Decisions
    curve: tuple[OperatingPoint, ...]
    reliability: Reliability | None
    bound: StatedBound | None
    turn_scores: Mapping[str, TurnScores]
    turn_scores_apart: Mapping[str, Mapping[str, TurnScores]]
    behaviour_scores: Mapping[str, BehaviourScores]
    attack_scores: AttackScores | None
    near_miss_scores: Mapping[str, NearMissScores]
    reported_right: Proportion | None
    ablation: tuple[AblationRow, ...]
    without_gap: tuple[WithoutGap, ...]
    unforeseen: UnforeseenScores | None
    second_judge: SecondJudgeScores | None
    latency: Latency | None


def evaluate(
    bot: Chatbot,
    evaluation_set: EvaluationSet,
    ablation: bool = True,
    progress: Progress = silently,
    views: Views = TERMINAL,
) -> Evaluation:
    """Ask a set and measure the answers.

    :param bot: The chatbot, its collection the one that the set was made for.
    :param ablation: Whether to search with parts left out too, which builds two indexes, and to
        leave out gaps one at a time, which builds one for every near miss.
    :param progress: Told of each stage.
    :param views: The doors that reported cases are looked at through.
    """
    bot_for = held_out(bot, evaluation_set.questions)
    asked = ask_questions(bot_for, evaluation_set.questions, progress)
    turns = ask_conversations(bot, evaluation_set.conversations, progress)
    behaved = ask_behaviours(bot, evaluation_set.behaviours, progress)
    attacked = ask_attacks(bot, evaluation_set.attacks, progress)
    unanswered = evaluation_set.near_misses
    near_misses = ask_questions(held_out(bot, unanswered), unanswered, progress, "near misses")
    reported = ask_reported(bot, evaluation_set.reported, progress, views)
    scores = measure(evaluation_set.questions, {one.question.qid: one.keys for one in asked})
    rows: tuple[AblationRow, ...] = ()
    without_gap: tuple[WithoutGap, ...] = ()
    if ablation:
        # Every index is built from nearly the same texts and asked the same queries.
        reader = remembering(bot.reader)
        rows = ablate(bot.collection, reader, evaluation_set.questions, progress)
        without_gap = ask_unforeseen(bot_for, asked, reader, progress)
    return Evaluation(
        set=evaluation_set,
        asked=asked,
        turns=turns,
        behaved=behaved,
        attacked=attacked,
        near_misses=near_misses,
        reported=reported,
        scores=scores,
        categories=_by_category(asked, scores),
        decisions=judge_decisions(asked),
        curve=risk_coverage(asked),
        reliability=judge_reliability(asked),
        bound=judge_bound(asked, bot.assessor.calibration.max_wrong),
        turn_scores=judge_turns(turns),
        turn_scores_apart=judge_sets(evaluation_set.conversations, turns),
        behaviour_scores=judge_behaviours(behaved),
        attack_scores=judge_attacks(attacked),
        near_miss_scores=judge_near_misses(near_misses),
        reported_right=judge_reported(reported),
        ablation=rows,
        without_gap=without_gap,
        unforeseen=judge_unforeseen(without_gap),
        second_judge=judge_second(
            bot.second_judge, (*asked, *turns, *(one.asked for one in behaved), *near_misses)
        ),
        latency=summarise([one.ms for one in asked]),
    )


def _by_category(
    asked: Sequence[Asked], scores: Mapping[str, MeasureScores]
) -> dict[str, CategoryScores]:
    answerable = [one for one in asked if one.question.answerable]
    groups: dict[str, list[Asked]] = {}
    for one in answerable:
        groups.setdefault(one.question.category, []).append(one)
    if answerable:
        groups[ALL] = answerable
    return {name: _category_scores(group, scores) for name, group in groups.items()}


def _category_scores(group: Sequence[Asked], scores: Mapping[str, MeasureScores]) -> CategoryScores:
    decisions = judge_decisions(group)
    return CategoryScores(
        n=len(group),
        means=means([one.question for one in group], scores),
        coverage=decisions.coverage,
        selective_accuracy=decisions.selective_accuracy,
    )
