from dataclasses import replace

import pytest

from chatbot.datatypes import Reason, Status, Turn
from chatbot.dialogue.again import answered_again


@pytest.fixture(scope="module")
def shown(make_answer, make_entry):
    """Make a turn with its answer: shown(question, official answer)."""

    def make(question, text):
        answer = make_answer(Status.ANSWERED, "a", "b")
        return Turn(question, replace(answer, entries=(make_entry("a", answer=text),)))

    return make


@pytest.mark.parametrize(
    ("turn", "text"),
    [("เมื่อไหร่คะ", "ส่งภายในวันที่ 5"), ("ประมาณเดือนไหนล่ะ", "ประมาณเดือนมิถุนายน"), ("แล้วใครล่ะ",
     "สพร. เป็นผู้ตรวจ"),
     ("ที่ไหน", "ยื่นที่ https://example.go.th"), ("เท่าไหร่", "ได้ 5 คะแนน"), ("when?", "ภายในเดือนเมษายน")],
)  # fmt: skip
def test_a_bare_question_is_answered_by_the_entry_that_states_it(turn, text, shown, reader):
    answer = answered_again(reader.read(turn), [shown("ตรวจ CKAN ยังไง", text)])
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.AGAIN)
    assert [hit.key.entry for hit in answer.ranking] == ["a", "b"]
    assert answer.understood_query == f"ตรวจ CKAN ยังไง {turn}"


@pytest.mark.parametrize(
    ("turn", "text"),
    [("เมื่อไหร่คะ", "สพร. เป็นผู้ตรวจ"), ("ใคร", "ส่งภายในวันที่ 5"), ("ทำไม", "ส่งภายในวันที่ 5"),
     ("ส่งเมื่อไหร่", "ส่งภายในวันที่ 5")],
)  # fmt: skip
def test_what_it_does_not_state_or_says_more_it_does_not(turn, text, shown, reader):
    assert answered_again(reader.read(turn), [shown("ตรวจ CKAN ยังไง", text)]) is None


def test_another_name_keeps_the_question_for_names(shown, reader):
    turn = reader.read("กรมการขนส่งทางบกล่ะ")
    assert answered_again(turn, [shown("กรมใดเป็นผู้ดูแล CKAN", "ตามรายชื่อ")])
    assert answered_again(turn, [shown("CKAN คืออะไร", "ตามรายชื่อ")]) is None


def test_nothing_is_shown_again_where_nothing_was(reader, make_answer):
    assert answered_again(reader.read("เมื่อไหร่"), []) is None
    suggested = Turn("CKAN", make_answer(Status.SUGGESTED, "a"))
    assert answered_again(reader.read("เมื่อไหร่"), [suggested]) is None
