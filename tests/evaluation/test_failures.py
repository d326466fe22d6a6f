import pytest

from chatbot.datatypes import Status
from chatbot.evaluation.failures import best_rank, describe_problem, list_failures


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


def test_a_failure_shows_the_official_questions(make_asked, corpus):
    right = make_asked({"pmqa-01": 2}, ["pmqa-01"])
    wrong = make_asked({"pmqa-02": 1, "pmqa-01": 2}, ["pmqa-03", "pmqa-02"])
    (failure,) = list_failures([right, wrong], corpus)
    assert [(entry.id, entry.grade) for entry in failure.expected] == [
        ("pmqa-01", 2),
        ("pmqa-02", 1),
    ]
    assert [entry.id for entry in failure.found] == ["pmqa-03", "pmqa-02"]
    official = " ".join(corpus.entry("pmqa-01").question.split())
    assert failure.expected[0].official_question == official
