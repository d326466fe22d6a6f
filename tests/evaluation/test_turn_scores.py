from dataclasses import replace

from chatbot.corpus.questions import JudgedConversation
from chatbot.datatypes import Status
from chatbot.evaluation.turn_scores import judge_sets, judge_turns


def later(asked):
    """The same turn after another one."""
    return replace(asked, earlier=("ถามก่อน",))


def test_turns_by_hand(make_asked):
    found = judge_turns(
        [
            make_asked({"a": 2}, ["a"], category="first", qid="c/1"),
            later(make_asked({"a": 1, "b": 2}, ["a", "b"], category="follow-up", qid="c/2")),
            later(make_asked({"a": 2}, ["a"], Status.SUGGESTED, category="follow-up", qid="c/3")),
            later(make_asked({}, ["a"], category="follow-up", qid="c/4")),
        ]
    )
    assert list(found) == ["first", "follow-up", "all turns"]
    assert (found["first"].hit_rate.count, found["first"].hit_rate.n) == (1, 1)
    follow_up = found["follow-up"]
    assert (follow_up.hit_rate.count, follow_up.hit_rate.n) == (1, 2)
    assert (follow_up.decisions.count, follow_up.decisions.n) == (1, 3)
    assert (follow_up.correct.count, follow_up.correct.n) == (1, 3)
    assert found["all turns"].correct.rate == 0.5
    # Of the three answers given, that to the question without an answer is wrong.
    assert (found["all turns"].wrong.count, found["all turns"].wrong.n) == (1, 3)


def test_a_kind_that_is_named_is_counted_apart_and_among_the_follow_ups(make_asked):
    found = judge_turns(
        [
            make_asked({}, [], Status.REFUSED, category="thanks", qid="c/1"),
            later(make_asked({"a": 2}, ["a"], category="first", qid="c/2")),
            later(make_asked({"a": 2}, ["b"], category="pronoun", qid="c/3")),
            later(make_asked({"a": 2}, ["a"], category="follow-up", qid="d/2")),
        ]
    )
    counts = {kind: (row.correct.count, row.correct.n) for kind, row in found.items()}
    assert counts == {
        "first": (1, 1),
        "follow-up": (1, 2),
        "thanks": (1, 1),
        "pronoun": (0, 1),
        "all turns": (3, 4),
    }


def test_each_file_is_measured_apart(make_asked):
    right = make_asked({"a": 2}, ["a"], category="first", qid="c/1")
    wrong = make_asked({"a": 2}, ["b"], category="first", qid="d/1")
    conversations = [
        JudgedConversation("c", (right.question,), "one.jsonl"),
        JudgedConversation("d", (wrong.question,), "other.jsonl"),
    ]
    found = judge_sets(conversations, [right, wrong])
    assert {file: scores["all turns"].correct.rate for file, scores in found.items()} == {
        "one.jsonl": 1.0,
        "other.jsonl": 0.0,
    }


def test_no_turns_no_scores():
    assert judge_turns([]) == {}
