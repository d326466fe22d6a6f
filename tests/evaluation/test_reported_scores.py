import pytest

from chatbot.datatypes import Reason, Status
from chatbot.evaluation.reported import Expectation, Reported
from chatbot.evaluation.reported_scores import (
    ask_reported,
    describe_departures,
    judge_reported,
)

ANSWERED, SUGGESTED, REFUSED = Status.ANSWERED, Status.SUGGESTED, Status.REFUSED


@pytest.fixture
def departures(make_answer, make_entry):
    """What is wrong: departures({"entry": ["a-01"]}, ANSWERED, "a-01", message="", **fields)."""
    keyed = ("never", "entry", "offered", "both")

    def describe(expected, status, *ranking, message="", **fields):
        values = {
            name: tuple(make_entry(id_).key for id_ in value) if name in keyed else value
            for name, value in expected.items()
        }
        answer = make_answer(status, *ranking, **fields)
        return list(describe_departures(Expectation(**values), answer, message))

    return describe


def test_entries_that_must_not_be_given(departures):
    never = {"never": ["a-01"]}
    assert departures(never, ANSWERED, "a-01") == ["answered with a-01"]
    assert departures(never, ANSWERED, "b-01") == []
    assert departures(never, SUGGESTED, "a-01", offered=("a-01",)) == []


def test_the_band(departures):
    careful = {"status": (SUGGESTED, REFUSED)}
    assert departures(careful, ANSWERED, "a-01") == ["answered, not suggested or refused"]
    assert departures(careful, REFUSED) == []


def test_the_entry_that_must_be_given(departures):
    entry = {"entry": ["a-01", "a-02"]}
    assert departures(entry, ANSWERED, "a-02") == []
    assert departures(entry, ANSWERED, "b-01") == ["answered with b-01, expected a-01, a-02"]
    assert departures(entry, SUGGESTED, "a-01") == ["not answered (suggested), expected a-01, a-02"]


def test_what_must_be_offered_may_also_be_given(departures):
    offered = {"offered": ["a-01"]}
    assert departures(offered, SUGGESTED, "b-01", offered=("b-01", "a-01")) == []
    assert departures(offered, ANSWERED, "a-01") == []
    assert departures(offered, REFUSED) == ["neither given nor offered: a-01"]


def test_nothing_must_be_offered(departures):
    nothing = {"offered": []}
    assert departures(nothing, REFUSED) == []
    assert departures(nothing, REFUSED, offered=("b-01",)) == ["offered b-01, expected nothing"]


def test_two_questions_in_one_message(departures, make_entry):
    both = {"both": ["a-01", "a-02"]}
    entries = (make_entry("a-01"), make_entry("a-02"))
    assert departures(both, ANSWERED, "a-01", entries=entries) == []
    offered = {"offered": ("a-02",)}
    assert departures(both, ANSWERED, "a-01", message="อีกข้อหนึ่งไม่พบ", **offered) == []
    assert departures(both, ANSWERED, "a-01", **offered) == [
        "one of the two questions is passed over without a word"
    ]
    assert departures(both, SUGGESTED, offered=("a-01", "a-02")) == [
        "neither of the two questions is answered"
    ]
    assert departures(both, ANSWERED, "a-01", message="อีกข้อหนึ่งไม่พบ") == [
        "neither given nor offered: a-02"
    ]


def test_the_section_that_it_must_be_about(departures):
    about = {"about": "e-service"}
    assert departures(about, ANSWERED, "e-service-05") == []
    assert departures(about, SUGGESTED, offered=("e-service-05", "pmqa-01")) == []
    assert departures(about, SUGGESTED, offered=("pmqa-01", "e-service-05")) == [
        "about pmqa-01, expected the section e-service"
    ]
    assert departures(about, REFUSED) == ["about nothing, expected the section e-service"]


def test_what_the_words_must_have_and_must_not(departures):
    assert departures({"understood_has": "ตัวชี้วัด"}, REFUSED, understood_query="ส่งตัวชี้วัด") == []
    assert departures({"understood_has": "ตัวชี้วัด"}, REFUSED) == ["understood as '', without 'ตัวชี้วัด'"]
    assert departures({"repaired_lacks": "ไหล"}, REFUSED, repaired_query="เดือนไหล") == [
        "mended to 'เดือนไหล'"
    ]
    assert departures({"message_lacks": "ขอบคุณ"}, REFUSED, message="ขอบคุณที่ใช้บริการ") == [
        "the message says 'ขอบคุณ'"
    ]
    gap = {"reason": Reason.GAP, "facts": {"gap": "ไม่มีเรื่องนี้"}}
    assert departures({"no_gap_reason": True}, REFUSED, **gap) == ["refused for a gap: 'ไม่มีเรื่องนี้'"]


@pytest.fixture(scope="module")
def shown_question(bot):
    """A case whose answer must stand with its official question, and that question and answer."""
    entry = bot.collection.entry(bot.collection.resolve("pmqa-04"))
    expectation = Expectation(entry=(entry.key,), polarity_shown=True)
    return Reported("r", "kind", (entry.question,), expectation), entry


def test_the_terminal_shows_the_official_question_with_the_answer(bot, shown_question):
    case, _ = shown_question
    (one,) = ask_reported(bot, [case])
    assert one.right


def test_a_door_that_shows_the_answer_alone_is_named(bot, shown_question):
    case, entry = shown_question
    views = {"a door": lambda turn, words, collection: entry.answer}
    (one,) = ask_reported(bot, [case], views=views)
    assert one.problems == (
        "a door does not show the official question with the answer of pmqa-04",
    )


def test_the_last_turn_is_judged_with_those_before_it(bot, shown_question):
    _, entry = shown_question
    turns = (entry.question, "แล้วรางวัลเลิศรัฐล่ะ")
    case = Reported("r", "kind", turns, Expectation(understood_has="แล้วรางวัลเลิศรัฐล่ะ"))
    assert judge_reported(ask_reported(bot, [case])).count == 1
    assert judge_reported([]) is None
