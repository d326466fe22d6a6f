from chatbot.datatypes import Status
from chatbot.evaluation.risk_coverage import risk_coverage


def test_the_curve_by_hand(make_asked):
    curve = risk_coverage(
        [
            make_asked({"a": 2}, ["a"], confidence=0.9),
            make_asked({"b": 1, "c": 2}, ["b"], Status.SUGGESTED, 0.4),
            make_asked({"d": 2}, ["a", "d"], Status.REFUSED, 0.2),
            make_asked({"e": 2}, [], Status.REFUSED, 0.0),
            make_asked({}, ["a"], confidence=0.4, category="near"),
            make_asked({}, ["a"], Status.REFUSED, 0.1, "near"),
        ]
    )
    assert [point.threshold for point in curve] == [0.9, 0.4, 0.2, 0.1]
    assert [point.coverage for point in curve] == [0.25, 0.5, 0.75, 0.75]
    assert [point.selective_risk for point in curve] == [0, 0, 1 / 3, 1 / 3]
    assert [point.false_answer_rates["near"] for point in curve] == [0, 0.5, 0.5, 1]


def test_no_curve_without_answerable_questions(make_asked):
    assert risk_coverage([make_asked({}, ["a"], category="near")]) == ()
