"""The risk-coverage curve: what answering more would cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatbot.evaluation.responses import Asked


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What would happen if just the queries with at least this confidence were answered.

    :param threshold: Lowest confidence that is answered.
    :param coverage: Share of the answerable queries answered.
    :param selective_risk: Of the answers to answerable queries, share not acceptable; 0 without
        such answers.
    :param false_answer_rates: Per category of unanswerable queries, share answered.
    """

    threshold: float
    coverage: float
    selective_risk: float
    false_answer_rates: Mapping[str, float]


def risk_coverage(asked: Sequence[Asked]) -> tuple[OperatingPoint, ...]:
    """The curve over all thresholds that make a difference (El-Yaniv & Wiener 2010).

    :return: Operating points, highest threshold first; none without answerable queries.
    """
    answerable = [one for one in asked if one.question.answerable]
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        if not one.question.answerable:
            groups.setdefault(one.question.category, []).append(one)
    # Without a ranking there is nothing to answer with, whatever the threshold.
    thresholds = sorted({one.answer.confidence for one in asked if one.keys}, reverse=True)
    return tuple(_point(threshold, answerable, groups) for threshold in thresholds if answerable)


def _point(
    threshold: float, answerable: Sequence[Asked], groups: Mapping[str, Sequence[Asked]]
) -> OperatingPoint:
    given = [one for one in answerable if _passes(one, threshold)]
    wrong = sum(not one.first_acceptable for one in given)
    return OperatingPoint(
        threshold=threshold,
        coverage=len(given) / len(answerable),
        selective_risk=wrong / len(given) if given else 0.0,
        false_answer_rates={
            category: sum(_passes(one, threshold) for one in group) / len(group)
            for category, group in groups.items()
        },
    )


def _passes(one: Asked, threshold: float) -> bool:
    return bool(one.keys) and one.answer.confidence >= threshold
