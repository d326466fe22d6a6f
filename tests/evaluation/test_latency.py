import pytest

from chatbot.evaluation.latency import Latency, summarise


def test_median_and_99th_percentile_by_hand():
    assert summarise([4.0, 1.0, 2.0]) == Latency(3, 2.0, pytest.approx(2 + 0.98 * 2))
    assert summarise([]) is None
