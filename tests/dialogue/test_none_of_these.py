import pytest

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.none_of_these import none_chosen


@pytest.fixture
def offered(make_answer):
    """A history whose last turn offered two questions."""
    return [Turn("ถาม", make_answer(Status.SUGGESTED, "a", offered=("a", "b")))]


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ใช่ข้อใดเลย",
        "ไม่ใช่สักข้อ",
        "ไม่ตรงกับข้อไหนเลยค่ะ",
        "ไม่มีข้อที่ตรง",
        "ไม่เอาทั้งหมด",
        "ไม่ใช่เลยครับ",
        "none of these",
        "none of the above.",
        "neither",
    ],
)
def test_none_is_meant(text, offered):
    assert [choice.key.entry for choice in none_chosen(text, offered)] == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["ไม่ใช่ข้อ 2", "ไม่มีคำถาม", "ไม่มีภารกิจข้อใดเลยทำอย่างไร", "none of these agencies", "2", ""]
)
def test_anything_else_is_a_turn_of_its_own(text, offered):
    assert none_chosen(text, offered) == ()


def test_only_what_was_offered_just_before_counts(make_answer, offered):
    assert none_chosen("ไม่ใช่ข้อใดเลย", []) == ()
    later = [*offered, Turn("ราคาทอง", make_answer(Status.REFUSED))]
    assert none_chosen("ไม่ใช่ข้อใดเลย", later) == ()


@pytest.mark.parametrize("length", [10, 2000])
def test_a_long_text_of_nothing_is_read_in_no_time(length, offered):
    assert none_chosen("ไม่ใช่" + "ครับ " * length + "x", offered) == ()
