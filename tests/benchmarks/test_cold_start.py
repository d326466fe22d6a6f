import pytest

from benchmarks.cold_start import ratio_of_medians


def test_the_ratio_of_medians_by_hand():
    found = ratio_of_medians([(3.0, 2.0), (2.0, 1.0), (4.0, 5.0)])
    assert found.mean == pytest.approx(3 / 2)
    assert found.low == pytest.approx(4 / 5)
    assert found.high == pytest.approx(2)
    assert found == ratio_of_medians([(3.0, 2.0), (2.0, 1.0), (4.0, 5.0)])


def test_pairs_that_agree_leave_no_doubt():
    found = ratio_of_medians([(3.0, 2.0), (6.0, 4.0), (1.5, 1.0)])
    assert found.low == found.high == pytest.approx(1.5)
