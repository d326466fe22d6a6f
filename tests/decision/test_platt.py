from math import exp

import pytest

from chatbot.decision.judgement import FOLDS, Judgement
from chatbot.decision.platt import UNSCALED, Platt, cross_fit, fit_platt


@pytest.mark.parametrize(("log_odds", "probability"), [(0.5, 0.5), (1.5, 1 / (1 + exp(-2)))])
def test_probability_is_the_logistic_of_the_line(log_odds, probability):
    assert Platt(2.0, -1.0).probability(log_odds) == pytest.approx(probability)


def test_extreme_log_odds_do_not_overflow():
    assert UNSCALED.probability(-1e9) == pytest.approx(0, abs=1e-300)
    assert UNSCALED.probability(1e9) == 1


def test_a_known_line_is_found_again(judgements):
    found = fit_platt(judgements(1.5, -0.7))
    assert (found.slope, found.intercept) == pytest.approx((1.5, -0.7), abs=0.02)


@pytest.mark.parametrize(("right", "wrong", "found"), [(10, 10, True), (9, 50, False),
                                                       (50, 9, False), (0, 0, False)])  # fmt: skip
def test_it_takes_ten_of_each_kind(right, wrong, found):
    judged = [Judgement(f"r{place}", 1.0 + place % 3, True) for place in range(right)]
    judged += [Judgement(f"w{place}", -1.0 + place % 4, False) for place in range(wrong)]
    assert (fit_platt(judged) is not None) is found


def test_no_scaling_by_which_a_surer_answer_is_a_worse_one(judgements):
    assert fit_platt(judgements(-1.0, 0.0)) is None


def test_no_probability_is_by_a_scaling_that_saw_its_fold(judgements):
    judged = judgements(1.0, 0.5, each=40)
    outcomes = cross_fit(judged)
    assert list(outcomes.right) == [one.right for one in judged]
    for fold in range(FOLDS):
        turned = [
            Judgement(one.cluster, one.log_odds, one.right != (one.fold == fold)) for one in judged
        ]
        again = cross_fit(turned).probabilities
        own = [place for place, one in enumerate(judged) if one.fold == fold]
        others = [place for place, one in enumerate(judged) if one.fold != fold]
        assert list(again[own]) == list(outcomes.probabilities[own])
        assert (again[others] != outcomes.probabilities[others]).all()


def test_too_few_are_taken_as_they_are():
    judged = [Judgement("a", 0.0, True), Judgement("b", 2.0, False)]
    assert cross_fit(judged).probabilities == pytest.approx([0.5, 1 / (1 + exp(-2))])
    assert len(cross_fit([]).probabilities) == 0
