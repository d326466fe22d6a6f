from chatbot.datatypes import Status
from chatbot.evaluation.turn_scores import judge_turns


def test_turns_by_hand(make_asked):
    found = judge_turns(
        [
            make_asked({"a": 2}, ["a"], category="first turn", qid="c/1"),
            make_asked({"a": 1, "b": 2}, ["a", "b"], category="follow-up", qid="c/2"),
            make_asked({"a": 2}, ["a"], Status.SUGGESTED, category="follow-up", qid="c/3"),
            make_asked({}, ["a"], category="follow-up", qid="c/4"),
        ]
    )
    assert list(found) == ["first turn", "follow-up", "all turns"]
    assert (found["first turn"].hit_rate.count, found["first turn"].hit_rate.n) == (1, 1)
    follow_up = found["follow-up"]
    assert (follow_up.hit_rate.count, follow_up.hit_rate.n) == (1, 2)
    assert (follow_up.decisions.count, follow_up.decisions.n) == (1, 3)
    assert (follow_up.correct.count, follow_up.correct.n) == (1, 3)
    assert found["all turns"].correct.rate == 0.5


def test_no_turns_no_scores():
    assert judge_turns([]) == {}
