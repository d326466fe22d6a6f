"""The figures of a system over a task, from what it made of each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.peers.system import Response
from benchmarks.peers.task import RetrievalTask, task_key
from benchmarks.peers.threshold import RightAndWrong, best_threshold
from chatbot.corpus.questions import ACCEPTABLE, Question
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.latency import Latency, summarise
from chatbot.evaluation.measures import HIT_RATE_1, HIT_RATE_3, MRR_10, NDCG_10, means, measure

SHOWN = (HIT_RATE_1, HIT_RATE_3, MRR_10, NDCG_10)


@dataclass(frozen=True, slots=True)
class PeerScores:
    """What one system reached on one task.

    :param measures: Each of ``SHOWN`` with its 95 % interval, over the answerable questions.
    :param decided: Right and wrong answers; None where nothing is to be refused, or where the
        system gives no score to refuse by.
    :param latency: Milliseconds a question.
    """

    measures: Mapping[str, Estimate]
    decided: RightAndWrong | None
    latency: Latency


def score(
    task: RetrievalTask, responses: Sequence[Response], milliseconds: Sequence[float]
) -> PeerScores:
    """Score a system.

    :param responses: One a question of the task, in its order.
    :param milliseconds: How long each took; at least one.
    """
    rankings = {
        question.qid: [task_key(id_) for id_ in response.ranking]
        for question, response in zip(task.questions, responses, strict=True)
    }
    found = means(task.questions, measure(task.questions, rankings))
    latency = summarise(milliseconds)
    assert latency is not None, "a task has questions"
    return PeerScores(
        {name: estimate for name in SHOWN if (estimate := found[name]) is not None},
        decide(task, responses) if task.has_unanswerable else None,
        latency,
    )


def decide(task: RetrievalTask, responses: Sequence[Response]) -> RightAndWrong | None:
    """Right and wrong answers: by its own decision, else by the threshold that suits it best."""
    pairs = list(zip(task.questions, responses, strict=True))
    if all(response.given is not None for response in responses):
        given = [(question, one.given) for question, one in pairs if one.given]
        right = sum(_all_right(question, ids) for question, ids in given)
        return RightAndWrong(None, right, len(given) - right, len(pairs))
    if any(response.ranking and response.score is None for response in responses):
        return None
    return best_threshold(
        [response.score for response in responses],
        [_all_right(question, one.ranking[:1]) for question, one in pairs],
    )


def _all_right(question: Question, ids: Sequence[str]) -> bool:
    return bool(ids) and all(question.grade(task_key(id_)) >= ACCEPTABLE for id_ in ids)
