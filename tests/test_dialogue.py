import pytest

from chatbot.datatypes import Answer, Status, Turn
from chatbot.dialogue import standalone

FIRST = Turn("ตัวชี้วัด Open Data ส่งเมื่อไร", Answer(Status.ANSWERED, 0.9))


@pytest.mark.parametrize("follow_up", ["แล้ว Template 2 ล่ะคะ", "ถ้าเป็นกรมตั้งใหม่ล่ะ", "e-Service"])
def test_a_turn_that_leans_is_made_standalone(segmenter, follow_up):
    assert standalone(follow_up, [FIRST], segmenter) == f"{FIRST.query} {follow_up}"


def test_a_turn_that_stands_alone_is_left_alone(segmenter):
    question = "หน่วยงานเจ้าภาพ e-Service 12 Agenda มีหน่วยงานใดบ้าง"
    assert standalone(question, [FIRST], segmenter) is None


def test_a_first_turn_is_left_alone(segmenter):
    assert standalone("แล้วล่ะ", [], segmenter) is None


def test_it_leans_on_the_last_turn_alone(segmenter):
    second = Turn("แล้วล่ะ", Answer(Status.ANSWERED, 0.9, understood_query="ก ข"))
    assert standalone("แล้วค", [FIRST, second], segmenter) == "แล้วล่ะ แล้วค"


def test_a_short_turn_that_says_all_it_means_is_left_alone(segmenter):
    assert standalone("ต่อใบขับขี่", [FIRST], segmenter)
    assert standalone("ต่อใบขับขี่", [FIRST], segmenter, complete=True) is None


def test_a_turn_that_found_nothing_gives_no_context(segmenter):
    too_long = Turn("ก" * 9000, Answer(Status.REFUSED, 0.0))
    assert standalone("แล้วล่ะ", [too_long], segmenter) is None


def test_half_characters_of_an_earlier_turn_are_dropped(segmenter):
    earlier = Turn("\ud800ตัวชี้วัด", Answer(Status.ANSWERED, 0.9))
    assert standalone("แล้วล่ะ", [earlier], segmenter) == "ตัวชี้วัด แล้วล่ะ"
