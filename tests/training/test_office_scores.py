"""Figures over offices, by hand."""

import numpy as np
import pytest
from scipy.special import expit

from training.answerability import ANSWERABLE, NEAR, OfficeQuestion
from training.office_scores import Decided, lowest_threshold, score_offices, wrong_share

NAME = f"{NEAR}name"


def decided(kind, odds, right=None, conflicting=()):
    answers = np.zeros(len(odds), bool)
    if right is not None:
        answers[right] = True
    conflicts = np.zeros(len(odds), bool)
    conflicts[list(conflicting)] = True
    rows = np.zeros((len(odds), 0))
    question = OfficeQuestion(rows, answers, conflicts, kind, 0, 50, 0)
    return Decided(question, np.array(odds, float))


# Three in four right; one near miss in two above 0.
ASKED = [
    decided(ANSWERABLE, [3.0, 0.0], right=0),
    decided(ANSWERABLE, [2.0, 1.0], right=0),
    decided(ANSWERABLE, [1.0, 0.5], right=1),
    decided(ANSWERABLE, [-1.0, -2.0], right=0),
    decided(NAME, [0.5, 0.0]),
    decided(NAME, [-3.0, -4.0]),
]


def test_near_misses_count_as_one_question_in_four():
    coverage, wrong = wrong_share(ASKED, 0.0)
    assert coverage == 3 / 4
    given, missed = 0.75 * 3 / 4, 0.25 * 1 / 2
    assert wrong == pytest.approx((0.75 * 1 / 4 + missed) / (given + missed))


def test_the_lowest_threshold_that_keeps_to_a_share_of_wrong_answers():
    assert lowest_threshold(ASKED, 0.0) == 2.0
    assert lowest_threshold(ASKED, 1.0) == -1.0


def test_all_figures():
    scores = score_offices(ASKED, 0.0)
    assert (scores.questions, scores.first, scores.three) == (4, 3 / 4, 1)
    assert scores.near == {"name": 1 / 2}
    # Of the six pairs of a right first entry and a near miss, the last right one loses one.
    labels = [(3, True), (2, True), (1, False), (-1, True), (0.5, False), (-3, False)]
    right = [odds for odds, is_right in labels if is_right]
    others = [odds for odds, is_right in labels if not is_right]
    pairs = [one > other for one in right for other in others]
    assert scores.auroc == pytest.approx(np.mean(pairs))
    assert 0 < scores.error < 1


def test_a_sure_and_right_decision_has_no_calibration_error():
    sure = [decided(ANSWERABLE, [9.0], right=0), decided(NAME, [-9.0])]
    assert score_offices(sure, 0.0).error == pytest.approx(1 - expit(9.0), abs=1e-6)


def test_an_entry_in_conflict_is_ranked_lower_and_never_given():
    lower = decided(ANSWERABLE, [2.0, 0.0], right=1, conflicting=[0])
    assert lower.right
    alone = decided(ANSWERABLE, [9.0, 0.0], right=0, conflicting=[0])
    assert alone.right
    assert wrong_share([alone, ASKED[-1]], 0.0) == (0.0, 0.0)
