"""How well it decides between answering and not answering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

from chatbot.datatypes import Status
from chatbot.evaluation.bootstrap import Estimate, estimate_mean
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked


@dataclass(frozen=True, slots=True)
class FalseAnswers:
    """What became of the queries of one category that the document does not answer.

    :param answered: False answers: an official text was given all the same.
    :param suggested: How many got official questions to choose from.
    :param refused: How many were refused.
    :param auroc: Chance that an answerable query has a higher confidence than one of these, ties
        counted half (area under the ROC curve); None without answerable queries.
    """

    answered: Proportion
    suggested: int
    refused: int
    auroc: float | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Measures of deciding.

    :param coverage: Share of the answerable queries that were answered, rightly or not.
    :param selective_accuracy: Of the answers given to answerable queries, share acceptable
        (1 - selective risk).
    :param answers_right: Of all answers given, those to unanswerable queries included, share
        acceptable; depends on how many unanswerable queries the set has.
    :param false_answers: Per category of unanswerable queries.
    """

    coverage: Estimate | None
    selective_accuracy: Estimate | None
    answers_right: Estimate | None
    false_answers: Mapping[str, FalseAnswers]


def judge_decisions(asked: Sequence[Asked]) -> Decisions:
    """Judge whether the right queries were answered."""
    answerable = [one for one in asked if one.question.answerable]
    categories = dict.fromkeys(
        one.question.category for one in asked if not one.question.answerable
    )
    return Decisions(
        coverage=estimate_mean([one.answered for one in answerable], _clusters(answerable)),
        selective_accuracy=_share_right(answerable),
        answers_right=_share_right(asked),
        false_answers={
            category: _false_answers(
                answerable,
                [
                    one
                    for one in asked
                    if one.question.category == category and not one.question.answerable
                ],
            )
            for category in categories
        },
    )


def _share_right(asked: Sequence[Asked]) -> Estimate | None:
    return estimate_mean(
        [one.answered_right for one in asked],
        _clusters(asked),
        among=[one.answered for one in asked],
    )


def _clusters(asked: Sequence[Asked]) -> list[str]:
    return [one.question.cluster for one in asked]


def _false_answers(answerable: Sequence[Asked], unanswerable: Sequence[Asked]) -> FalseAnswers:
    statuses = [one.answer.status for one in unanswerable]
    return FalseAnswers(
        answered=Proportion(statuses.count(Status.ANSWERED), len(unanswerable)),
        suggested=statuses.count(Status.SUGGESTED),
        refused=statuses.count(Status.REFUSED),
        auroc=_auroc(answerable, unanswerable),
    )


def _auroc(answerable: Sequence[Asked], unanswerable: Sequence[Asked]) -> float | None:
    if not answerable or not unanswerable:
        return None
    labels = np.repeat([1, 0], [len(answerable), len(unanswerable)])
    confidences = [one.answer.confidence for one in (*answerable, *unanswerable)]
    return float(roc_auc_score(labels, confidences))
