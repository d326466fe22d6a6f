"""The retrieval measures, by ir_measures, and what each makes of the grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Success, nDCG

from chatbot.corpus.questions import ACCEPTABLE, BEST, Question
from chatbot.datatypes import EntryKey
from chatbot.evaluation.bootstrap import Estimate, estimate_mean

DEPTH = 10
"""Entries of a ranking that are looked at."""

HIT_RATE_1 = "hit rate@1"
ACCEPTABLE_1 = "acceptable@1"
HIT_RATE_3 = "hit rate@3"
MRR_10 = "MRR@10"
NDCG_10 = "nDCG@10"


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure and what it says.

    :param measure: As ir_measures computes it.
    :param meaning: In one sentence, for one query.
    """

    measure: ir_measures.Measure
    meaning: str


DEFINITIONS: Mapping[str, Definition] = {
    HIT_RATE_1: Definition(Success(rel=BEST) @ 1, "1 if the first entry has grade 2, else 0"),
    ACCEPTABLE_1: Definition(
        Success(rel=ACCEPTABLE) @ 1, "1 if the first entry has grade 1 or 2, else 0"
    ),
    HIT_RATE_3: Definition(
        Success(rel=BEST) @ 3, "1 if an entry of grade 2 is among the first three, else 0"
    ),
    # The rankings end at ten, so the cut-off needs no parameter; trec_eval has none for it.
    MRR_10: Definition(
        RR(rel=BEST), "1 / rank of the first entry of grade 2, 0 if it is not among the first ten"
    ),
    NDCG_10: Definition(
        nDCG @ DEPTH,
        "sum over the first ten of grade / log2(rank + 1), divided by that of the ideal order "
        "(Järvelin & Kekäläinen 2002, linear gain as in trec_eval)",
    ),
}

MeasureScores = Mapping[str, float]
"""One number per name in ``DEFINITIONS``."""


def measure(
    questions: Sequence[Question], rankings: Mapping[str, Sequence[EntryKey]]
) -> dict[str, MeasureScores]:
    """Measure the ranking of each answerable question.

    :param questions: With unique ids; those that are not answerable are passed over.
    :param rankings: Entries by question id, best first; a missing or empty one counts as 0.
    :return: Scores by question id, in the order of ``questions``.
    """
    judged = [question for question in questions if question.answerable]
    scores = {question.qid: dict.fromkeys(DEFINITIONS, 0.0) for question in judged}
    if not judged:
        return dict(scores)
    names = {str(definition.measure): name for name, definition in DEFINITIONS.items()}
    # trec_eval orders by score and breaks ties by id; the position as the score keeps our order.
    runs = {
        question.qid: {
            str(key): float(DEPTH - position)
            for position, key in enumerate(rankings.get(question.qid, ())[:DEPTH])
        }
        for question in judged
    }
    for found in ir_measures.pytrec_eval.iter_calc(
        [definition.measure for definition in DEFINITIONS.values()],
        {
            question.qid: {str(key): grade for key, grade in question.relevance.items()}
            for question in judged
        },
        {qid: run for qid, run in runs.items() if run},
    ):
        scores[found.query_id][names[str(found.measure)]] = float(found.value)
    return dict(scores)


def means(
    questions: Sequence[Question], scores: Mapping[str, MeasureScores]
) -> dict[str, Estimate | None]:
    """Mean of each measure over the answerable questions, with cluster-bootstrap intervals."""
    judged = [question for question in questions if question.answerable]
    clusters = [question.cluster for question in judged]
    return {
        name: estimate_mean([scores[question.qid][name] for question in judged], clusters)
        for name in DEFINITIONS
    }
