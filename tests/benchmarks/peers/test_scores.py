from dataclasses import replace
from math import inf

import pytest

from benchmarks.peers.scores import decide, score
from benchmarks.peers.system import Response
from benchmarks.peers.threshold import RightAndWrong, best_threshold
from chatbot.evaluation.measures import HIT_RATE_1, HIT_RATE_3, MRR_10, NDCG_10


def test_the_threshold_that_is_worth_most_by_hand():
    # From 0.9: 1. From 0.8: 2 - 4. From 0.7, to the last right one: 7 - 4.
    scores = [0.9, 0.8, *[0.7] * 6, 0.1]
    right = [True, False, *[True] * 6, False]
    assert best_threshold(scores, right) == RightAndWrong(0.7, 7, 1, 9)


def test_where_wrong_ones_are_surest_nothing_is_answered():
    assert best_threshold([0.9, 0.5], [False, True]) == RightAndWrong(inf, 0, 0, 2)


def test_equal_scores_are_answered_together():
    assert best_threshold([0.5, 0.5, 0.6], [True, False, True]) == RightAndWrong(0.6, 1, 0, 3)


def test_what_found_nothing_is_never_answered():
    assert best_threshold([None, 0.5], [False, True]) == RightAndWrong(0.5, 1, 0, 2)


def test_the_figures_of_a_system_by_hand(task, responses):
    found = score(task, responses, [1.0, 2.0, 3.0, 4.0])
    assert found.measures[HIT_RATE_1].mean == pytest.approx(1 / 3)
    assert found.measures[HIT_RATE_3].mean == 1
    assert found.measures[MRR_10].mean == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert 0.7 < found.measures[NDCG_10].mean < 1
    assert found.latency.median_ms == 2.5
    # The first and the third may be given.
    assert found.decided == RightAndWrong(0.8, 2, 0, 4)


def test_a_decision_of_its_own_is_taken_as_it_is(task, responses):
    given = [("fee",), (), ("fee", "days"), ("days",)]
    own = [replace(one, given=ids) for one, ids in zip(responses, given, strict=True)]
    assert decide(task, own) == RightAndWrong(None, 2, 1, 4)


def test_all_texts_of_an_answer_have_to_be_right(task, responses):
    given = [("fee", "days"), (), (), ()]
    own = [replace(one, given=ids) for one, ids in zip(responses, given, strict=True)]
    assert decide(task, own) == RightAndWrong(None, 0, 1, 4)


def test_without_a_score_there_is_no_refusing(task):
    assert decide(task, [Response(("fee",))] * 4) is None


def test_without_questions_to_refuse_nothing_is_decided(task, responses):
    answerable = replace(task, questions=task.answerable)
    assert score(answerable, responses[:3], [1.0]).decided is None
