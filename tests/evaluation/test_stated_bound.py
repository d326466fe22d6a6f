import pytest

from chatbot.datatypes import Status
from chatbot.evaluation.stated_bound import judge_bound


def test_wrong_answers_to_all_questions_count_and_coverage_of_the_answerable(make_asked):
    asked = [
        *[make_asked({"a": 2}, ["a"])] * 7,
        make_asked({"a": 2}, ["b"]),
        make_asked({}, ["a"]),
        make_asked({"a": 1, "c": 2}, ["a"]),
        make_asked({"a": 2}, ["a"], Status.SUGGESTED),
        make_asked({}, ["a"], Status.REFUSED),
    ]
    found = judge_bound(asked, 0.5)
    assert (found.wrong.count, found.wrong.n) == (2, 10)
    assert (found.covered.count, found.covered.n) == (9, 10)
    assert found.upper == pytest.approx(0.4496, abs=1e-4)  # Clopper and Pearson, 2 of 10 at 90 %
    assert found.kept
    assert not judge_bound(asked, 0.44).kept


def test_forty_five_right_answers_prove_a_twentieth(make_asked):
    right = make_asked({"a": 2}, ["a"])
    assert judge_bound([right] * 45, 0.05).kept
    assert not judge_bound([right] * 44, 0.05).kept


def test_without_any_answer_there_is_nothing_to_bound(make_asked):
    assert judge_bound([make_asked({"a": 2}, ["a"], Status.SUGGESTED)], 0.05) is None
    assert judge_bound([], 0.05) is None
