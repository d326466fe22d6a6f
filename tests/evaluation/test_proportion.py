import pytest

from chatbot.evaluation.proportion import Proportion


def test_the_exact_interval_of_none_of_twenty():
    # With none seen the upper bound solves (1 - p) ** 20 = 0.025.
    low, high = Proportion(0, 20).interval
    assert low == 0
    assert high == pytest.approx(1 - 0.025 ** (1 / 20))


def test_the_rate():
    assert Proportion(2, 3).rate == pytest.approx(2 / 3)
    low, high = Proportion(2, 3).interval
    assert low < 2 / 3 < high


def test_of_nothing_there_is_no_rate():
    assert Proportion(0, 0).rate is None
    assert Proportion(0, 0).interval is None
