import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import Answer, Hit, Reason, Status
from chatbot.evaluation.failures import best_rank, describe_problem, list_failures
from chatbot.evaluation.responses import Asked


@pytest.mark.parametrize(
    ("relevance", "ranking", "status", "problem"),
    [
        ({"a": 2}, ["a", "b"], Status.ANSWERED, ""),
        ({"a": 2}, ["b", "a"], Status.ANSWERED, "wrong answer given, best entry at rank 2"),
        ({"a": 2, "b": 1}, ["b", "a"], Status.ANSWERED, "best entry at rank 2"),
        ({"a": 2}, ["a"], Status.SUGGESTED, "not answered (suggested)"),
        ({"a": 2}, ["b"], Status.REFUSED, "not answered (refused), best entry not found"),
        ({}, ["a"], Status.ANSWERED, "answered, though the document does not answer it"),
        ({}, ["a"], Status.REFUSED, ""),
    ],
)
def test_problems(make_asked, relevance, ranking, status, problem):
    assert describe_problem(make_asked(relevance, ranking, status)) == problem


def test_the_rank_of_the_best_entry(make_asked):
    assert best_rank(make_asked({"a": 2, "b": 1}, ["b", "a"])) == 2
    assert best_rank(make_asked({"a": 2}, ["b"])) is None


def test_a_failure_shows_the_official_questions(collection):
    def asked(relevance, *ranking):
        grades = {collection.resolve(id_): grade for id_, grade in relevance.items()}
        keys = tuple(map(collection.resolve, ranking))
        answer = Answer(
            Status.ANSWERED,
            Reason.ANSWER,
            ranking=tuple(Hit(key, 1.0) for key in keys),
            entries=(collection.entry(keys[0]),),
        )
        return Asked(Question("q", "ถาม", "paraphrase", grades), answer, ms=1.0)

    right = asked({"pmqa-01": 2}, "pmqa-01")
    wrong = asked({"pmqa-02": 1, "pmqa-01": 2}, "pmqa-03", "pmqa-02")
    (failure,) = list_failures([right, wrong], collection)
    assert [(entry.id, entry.grade) for entry in failure.expected] == [
        ("pmqa-01", 2),
        ("pmqa-02", 1),
    ]
    assert [entry.id for entry in failure.found] == ["pmqa-03", "pmqa-02"]
    official = " ".join(collection.entry(collection.resolve("pmqa-01")).question.split())
    assert failure.expected[0].official_question == official
