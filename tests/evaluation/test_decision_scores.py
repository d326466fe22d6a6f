import pytest

from chatbot.datatypes import Status
from chatbot.evaluation.decision_scores import judge_decisions


@pytest.fixture
def asked(make_asked):
    """Three answerable questions, two near ones and a far one."""
    return [
        make_asked({"a": 2}, ["a"], confidence=0.9, qid="1"),
        make_asked({"b": 2}, ["c", "b"], confidence=0.6, qid="2"),
        make_asked({"c": 2}, ["c"], Status.SUGGESTED, 0.3, qid="3"),
        make_asked({}, ["a"], Status.ANSWERED, 0.7, "near", "4"),
        make_asked({}, ["a"], Status.REFUSED, 0.1, "near", "5"),
        make_asked({}, [], Status.REFUSED, 0.0, "far", "6"),
    ]


def test_coverage_and_accuracy_by_hand(asked):
    found = judge_decisions(asked)
    assert found.coverage.mean == pytest.approx(2 / 3)
    assert found.selective_accuracy.mean == pytest.approx(1 / 2)
    assert found.answers_right.mean == pytest.approx(1 / 3)


def test_false_answers_by_hand(asked):
    near, far = judge_decisions(asked).false_answers.values()
    assert (near.answered.count, near.answered.n, near.suggested, near.refused) == (1, 2, 0, 1)
    assert (far.answered.count, far.answered.n, far.refused) == (0, 1, 1)
    # Of the six pairs of an answerable and a near question, 0.7 beats 0.6 and 0.3.
    assert near.auroc == pytest.approx(4 / 6)
    assert far.auroc == 1


def test_ties_count_half_in_auroc(make_asked):
    tied = [make_asked({"a": 2}, ["a"]), make_asked({}, ["a"], category="near", qid="n")]
    assert judge_decisions(tied).false_answers["near"].auroc == 0.5


def test_without_answerable_questions_there_is_no_coverage(make_asked):
    found = judge_decisions([make_asked({}, ["a"], category="near")])
    assert found.coverage is None
    assert found.selective_accuracy is None
    assert found.answers_right.mean == 0
    assert found.false_answers["near"].auroc is None


def test_a_set_that_gets_no_answer_has_no_accuracy(make_asked):
    found = judge_decisions([make_asked({"a": 2}, ["a"], Status.REFUSED)])
    assert found.coverage.mean == 0
    assert found.selective_accuracy is None
