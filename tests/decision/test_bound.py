import numpy as np
import pytest
from scipy.stats import binomtest

from chatbot.decision.bound import CONFIDENCE, Outcomes, choose_threshold, upper_bound


@pytest.mark.parametrize(
    ("wrong", "given", "upper"),
    [(0, 45, 0.0499), (0, 1, 0.9), (0, 22, 0.0994), (1, 2, 0.9487), (3, 3, 1.0), (0, 0, 1.0)],
)
def test_known_bounds(wrong, given, upper):
    assert upper_bound(wrong, given) == pytest.approx(upper, abs=1e-4)


@pytest.mark.parametrize(("wrong", "given"), [(0, 10), (1, 10), (9, 10), (3, 209), (17, 60)])
@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_the_bound_is_that_of_scipy(wrong, given, confidence):
    # A one-sided interval whose upper end is exact.
    exact = binomtest(wrong, given, alternative="less").proportion_ci(confidence, method="exact")
    assert upper_bound(wrong, given, confidence) == pytest.approx(exact.high)


def outcomes(*groups):
    """Groups of (probability, right ones, wrong ones)."""
    probabilities = [p for p, right, wrong in groups for _ in range(right + wrong)]
    right = [is_right for _, r, w in groups for is_right in [True] * r + [False] * w]
    return Outcomes(np.array(probabilities, float), np.array(right, bool))


def test_the_lowest_threshold_that_keeps_the_share():
    # 0 of 60 are at most 3.8 %, 1 of 80 4.8 %, 5 of 100 9.1 %.
    groups = ((0.95, 60, 0), (0.9, 19, 1), (0.85, 16, 4))
    threshold, bound = choose_threshold(outcomes(*groups), 0.8, 0.05)
    assert (threshold, bound.threshold, bound.given, bound.wrong) == (0.9, 0.9, 80, 1)
    assert bound.upper == pytest.approx(0.0478, abs=1e-4)
    assert bound.max_wrong == 0.05


def test_where_all_keeps_the_share_it_is_the_lowest_that_was_asked_for():
    groups = ((0.95, 60, 0), (0.9, 20, 0), (0.3, 0, 10))
    threshold, bound = choose_threshold(outcomes(*groups), 0.8, 0.05)
    assert (threshold, bound.threshold, bound.given) == (0.8, 0.8, 80)


def test_the_first_failure_ends_it():
    # 4 of 60 fail although 4 of 100 would pass.
    assert upper_bound(4, 60) > 0.1 > upper_bound(4, 100)
    assert choose_threshold(outcomes((0.95, 56, 4), (0.9, 40, 0)), 0.8, 0.1) == (0.95, None)


def test_tests_begin_where_half_of_the_answers_are_given():
    # One wrong answer of ten would fail; with ninety more right ones the first test passes.
    threshold, bound = choose_threshold(outcomes((0.99, 9, 1), (0.9, 90, 0)), 0.8, 0.05)
    assert (threshold, bound.given, bound.wrong) == (0.8, 100, 1)


@pytest.mark.parametrize(
    "groups", [(), ((0.9, 44, 0),), ((0.5, 500, 0),)], ids=["none", "too few", "none so sure"]
)
def test_too_few_to_prove_anything_leave_the_threshold_alone(groups):
    assert choose_threshold(outcomes(*groups), 0.8, 0.05) == (0.8, None)


def test_the_fewest_that_prove_a_share():
    threshold, bound = choose_threshold(outcomes((0.9, 45, 0)), 0.8, 0.05)
    assert (threshold, bound.given) == (0.8, 45)


def test_where_judgements_speak_against_it_only_the_surest_half_is_answered():
    groups = ((0.95, 30, 30), (0.9, 20, 20))
    assert choose_threshold(outcomes(*groups), 0.8, 0.05) == (0.95, None)


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.3])
def test_the_bound_covers_as_often_as_it_says(share):
    wrong = np.random.default_rng(2565).binomial(150, share, size=1000)
    covered = np.mean([upper_bound(int(one), 150) >= share for one in wrong])
    assert covered >= CONFIDENCE - 0.02  # two standard deviations of a simulation of 1,000


def test_the_threshold_keeps_the_share_as_often_as_it_says():
    # The right share rises with the probability; whatever threshold is proven, the true share of
    # wrong answers from there is at most what was asked for, nine times in ten.
    random, kept = np.random.default_rng(66), []
    for _ in range(300):
        probabilities = random.uniform(0.5, 1, size=400)
        right = random.uniform(size=400) < probabilities**0.3
        threshold, bound = choose_threshold(Outcomes(probabilities, right), 0.8, 0.05)
        if bound is not None:
            beyond = np.linspace(threshold, 1, 1000)
            kept.append(np.mean(1 - beyond**0.3) <= 0.05)
    assert len(kept) > 100
    assert np.mean(kept) >= CONFIDENCE - 0.03
