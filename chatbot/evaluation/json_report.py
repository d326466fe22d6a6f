"""The evaluation as one JSON value, every number and every query."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from chatbot.datatypes import Answer
from chatbot.decision.bound import CONFIDENCE
from chatbot.evaluation.attack_scores import Attacked
from chatbot.evaluation.behaviour_scores import Behaved
from chatbot.evaluation.failures import best_rank, describe_problem
from chatbot.evaluation.formatting import statement
from chatbot.evaluation.measures import DEFINITIONS, MeasureScores
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.reported_scores import ReportedOutcome
from chatbot.evaluation.responses import Asked
from chatbot.evaluation.run import Evaluation
from chatbot.evaluation.stated_bound import StatedBound
from chatbot.evaluation.unforeseen import WithoutGap
from chatbot.wording.th import THAI


def to_json(evaluation: Evaluation, system: Mapping[str, str]) -> dict[str, Any]:
    """Everything that was measured, as values that :mod:`json` can write.

    :param system: What was evaluated and where.
    """
    return {
        "remark": evaluation.set.remark,
        "set": {"development": evaluation.set.development, "sha256": evaluation.set.files},
        "system": dict(system),
        "measures": {name: definition.meaning for name, definition in DEFINITIONS.items()},
        "categories": _plain(evaluation.categories),
        "decisions": _plain(evaluation.decisions),
        "reliability": _plain(evaluation.reliability),
        "bound": _bound(evaluation.bound),
        "near_misses": _plain(evaluation.near_miss_scores),
        "conversations": _plain(evaluation.turn_scores),
        "conversations_apart": _plain(evaluation.turn_scores_apart),
        "behaviours": _plain(evaluation.behaviour_scores),
        "attacks": _plain(evaluation.attack_scores),
        "reported": _plain(evaluation.reported_right),
        "unforeseen": _plain(evaluation.unforeseen),
        "ablation": _plain(evaluation.ablation),
        "second_judge": _plain(evaluation.second_judge),
        "latency": _plain(evaluation.latency),
        "risk_coverage": _plain(evaluation.curve),
        "queries": [_asked(one, evaluation.scores) for one in evaluation.asked],
        "turns": [_asked(one, {}) for one in evaluation.turns],
        "behaviour_cases": [_behaved(one) for one in evaluation.behaved],
        "attack_cases": [_attacked(one) for one in evaluation.attacked],
        "near_miss_queries": [_asked(one, {}) for one in evaluation.near_misses],
        "reported_cases": [_reported(one) for one in evaluation.reported],
        "without_gap": [_without_gap(one) for one in evaluation.without_gap],
    }


def _bound(bound: StatedBound | None) -> dict[str, Any] | None:
    if bound is None:
        return None
    judged = {"confidence": CONFIDENCE, "kept": bound.kept, "statement": statement(bound)}
    return {**_plain(bound), **judged}


def _behaved(one: Behaved) -> dict[str, Any]:
    judged = {"cid": one.case.cid, "correct": one.right, "problem": one.problem}
    return {**_asked(one.asked, {}), **judged}


def _attacked(one: Attacked) -> dict[str, Any]:
    return {
        "aid": one.attack.aid,
        "kind": one.attack.kind,
        "query": one.attack.query,
        "status": str(one.answer.status),
        "answered_with": _cited(one.answer),
        "message": THAI.message(one.answer),
        "withstood": one.withstood,
        "damage": one.damage,
    }


def _reported(one: ReportedOutcome) -> dict[str, Any]:
    return {
        "id": one.case.id,
        "kind": one.case.kind,
        "turns": list(one.case.turns),
        "status": str(one.answer.status),
        "reason": str(one.answer.reason),
        "answered_with": _cited(one.answer),
        "offered": [choice.key.entry for choice in one.answer.choices],
        "message": one.message,
        "understood_query": one.answer.understood_query,
        "repaired_query": one.answer.repaired_query,
        "right": one.right,
        "problems": list(one.problems),
    }


def _without_gap(one: WithoutGap) -> dict[str, Any]:
    return {
        "qid": one.foreseen.question.qid,
        "query": one.foreseen.question.query,
        "gap_left_out": one.gap.id,
        "foreseen": _outcome(one.foreseen),
        "unforeseen": _outcome(one.unforeseen),
    }


def _outcome(one: Asked) -> dict[str, Any]:
    return {
        "status": str(one.answer.status),
        "confidence": one.answer.confidence,
        "answered_with": _cited(one.answer),
    }


def _cited(answer: Answer) -> list[str]:
    return [entry.id for entry in answer.entries]


def _asked(one: Asked, scores: Mapping[str, MeasureScores]) -> dict[str, Any]:
    return {
        "qid": one.question.qid,
        "query": one.question.query,
        "earlier": list(one.earlier),
        "category": one.question.category,
        "relevance": {key.entry: grade for key, grade in one.question.relevance.items()},
        **_outcome(one),
        "correct": one.correct,
        "problem": describe_problem(one),
        "best_rank": best_rank(one),
        "ranking": [{"id": hit.key.entry, "score": hit.score} for hit in one.answer.ranking],
        "understood_query": one.answer.understood_query,
        "repaired_query": one.answer.repaired_query,
        "ms": round(one.ms, 3),
        **({"scores": dict(scores[one.question.qid])} if one.question.qid in scores else {}),
    }


def _plain(value: object) -> Any:
    if isinstance(value, Proportion):
        return {
            "count": value.count,
            "n": value.n,
            "rate": value.rate,
            "interval": value.interval,
        }
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
