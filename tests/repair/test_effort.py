import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.repair.constants import ORDINARY
from chatbot.repair.effort import effort

THAI = st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F), max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("หนวยงาน", "หน่วยงาน"),
        ("ไหม่", "ใหม่"),
        ("ประเมิณ", "ประเมิน"),
        ("เรือก", "เลือก"),
        ("ซาบ", "ทราบ"),
        ("ประโยช", "ประโยชน์"),
        ("พูด", "พุด"),
        ("ข้ออมูล", "ข้อมูล"),
        ("ขอ้มูล", "ข้อมูล"),
    ],
)
def test_what_typists_mix_up_is_cheap(typed, meant):
    assert 0 < effort(typed, meant) < ORDINARY


def test_an_ordinary_edit_is_dear_and_the_first_letter_dearer():
    assert effort("กระทวง", "กระทรวง") == ORDINARY
    assert effort("นอบคุณ", "ขอบคุณ") > ORDINARY


def test_two_neighbours_in_the_wrong_order_are_one_slip():
    assert effort("dtaa", "data") < 2 * ORDINARY - ORDINARY


@given(THAI, THAI)
def test_no_effort_for_the_same_word_only(typed, meant):
    assert (effort(typed, meant) == 0) == (typed == meant)
