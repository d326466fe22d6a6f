"""The evaluation as one JSON value, every number and every query."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from chatbot.evaluation.asking import Asked
from chatbot.evaluation.failures import best_rank, describe_problem
from chatbot.evaluation.measures import DEFINITIONS, Scores
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.run import Evaluation


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
        "conversations": _plain(evaluation.turn_scores),
        "ablation": _plain(evaluation.ablation),
        "latency": _plain(evaluation.latency),
        "risk_coverage": _plain(evaluation.curve),
        "queries": [_asked(one, evaluation.scores) for one in evaluation.asked],
        "turns": [_asked(one, {}) for one in evaluation.turns],
    }


def _asked(one: Asked, scores: Mapping[str, Scores]) -> dict[str, Any]:
    return {
        "qid": one.question.qid,
        "query": one.question.query,
        "category": one.question.category,
        "relevance": dict(one.question.relevance),
        "status": str(one.answer.status),
        "confidence": one.answer.confidence,
        "correct": one.correct,
        "problem": describe_problem(one),
        "best_rank": best_rank(one),
        "answered_with": [citation.entry_id for citation in one.answer.citations],
        "ranking": [{"id": hit.id, "score": hit.score} for hit in one.answer.ranking],
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
