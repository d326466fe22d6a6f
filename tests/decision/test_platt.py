from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.decision.judgement import FOLDS, Judgement
from chatbot.decision.platt import UNSCALED, Platt, cross_fit, fit_platt


@pytest.mark.parametrize(("log_odds", "probability"), [(0.5, 0.5), (1.5, 1 / (1 + exp(-2)))])
def test_probability_is_the_logistic_of_the_line(log_odds, probability):
    assert Platt(2.0, -1.0).probability(log_odds) == pytest.approx(probability)


def test_extreme_log_odds_do_not_overflow():
    assert UNSCALED.probability(-1e9) == pytest.approx(0, abs=1e-300)
    assert UNSCALED.probability(1e9) == 1


@given(st.floats(1e-3, 50), st.floats(-10, 10), st.floats(-50, 50), st.floats(0, 50))
def test_surer_log_odds_are_never_less_probable(slope, intercept, log_odds, more):
    scaling = Platt(slope, intercept)
    assert scaling.probability(log_odds) <= scaling.probability(log_odds + more)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(-8, 8), st.booleans()), max_size=80))
def test_what_is_fitted_never_turns_the_order_round(judged):
    made = [Judgement(str(number), *one) for number, one in enumerate(judged)]
    scaling = fit_platt(made)
    assert scaling is None or scaling.slope > 0


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
    fitted = np.array(cross_fit(judged))
    for fold in range(FOLDS):
        turned = [
            Judgement(one.cluster, one.log_odds, one.right != (one.fold == fold)) for one in judged
        ]
        again = np.array(cross_fit(turned))
        own = [place for place, one in enumerate(judged) if one.fold == fold]
        others = [place for place, one in enumerate(judged) if one.fold != fold]
        assert list(again[own]) == list(fitted[own])
        assert (again[others] != fitted[others]).all()


def test_too_few_are_taken_as_they_are():
    judged = [Judgement("a", 0.0, True), Judgement("b", 2.0, False)]
    assert cross_fit(judged) == pytest.approx([0.5, 1 / (1 + exp(-2))])
    assert cross_fit([]) == ()
