import pytest

from chatbot.evaluation.reliability import judge_reliability


def test_brier_score_and_calibration_error_by_hand(make_asked):
    found = judge_reliability(
        [
            make_asked({"a": 1, "b": 2}, ["a"], confidence=0.95),
            make_asked({"a": 2}, ["b"], confidence=0.85),
            make_asked({"a": 2}, ["a"], confidence=0.81),
            make_asked({}, ["a"], confidence=0.2),
        ]
    )
    assert found.brier == pytest.approx((0.05**2 + 0.85**2 + 0.19**2 + 0.2**2) / 4)
    assert [(one.low, one.high, one.n) for one in found.bins] == [
        (0.1, 0.2, 1),
        (0.8, 0.9, 2),
        (0.9, 1.0, 1),
    ]
    assert found.bins[1].confidence == pytest.approx(0.83)
    assert found.bins[1].accuracy == pytest.approx(0.5)
    assert found.expected_calibration_error == pytest.approx((1 * 0.2 + 2 * 0.33 + 1 * 0.05) / 4)


def test_certain_and_impossible_have_their_bins(make_asked):
    found = judge_reliability(
        [make_asked({"a": 2}, ["a"], confidence=1.0), make_asked({}, [], confidence=0.0)]
    )
    assert (found.brier, found.expected_calibration_error) == (0, 0)
    assert [one.n for one in found.bins] == [1, 1]


def test_nothing_asked_has_no_reliability():
    assert judge_reliability([]) is None
