import pytest
from hypothesis import given
from hypothesis import strategies as st

import chatbot.text.normalise
from chatbot.text.normalise import normalise

THAI = st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F))


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("เเละ", "และ"),
        ("ที\u0e48\u0e48", "ที่"),
        ("ก\u0e48\u0e35", "กี่"),
        ("๒๕๖๕", "2565"),
        ("e-Service  PMQA\t4.0", "e-service pmqa 4.0"),
        ("ชุด\u200bข้อมูล\ufeff", "ชุดข้อมูล"),
        ("Cafe\u0301", "café"),
        ("ก\ud800ข", "กข"),
        ("บรรทัด\r\nใหม่\x00", "บรรทัด ใหม่"),
        ("  ", ""),
    ],
)
def test_spellings_that_look_alike_become_one(typed, normal):
    assert normalise(typed) == normal


@given(st.one_of(st.text(), THAI))
def test_is_idempotent(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("pattern", ["่้", "ิุ่้", "ำ่", "ํ่า", "เเ", "่ี"])
def test_mark_soup_settles_in_a_few_passes(pattern, monkeypatch):
    passes = []
    once = chatbot.text.normalise._once
    monkeypatch.setattr(
        chatbot.text.normalise, "_once", lambda text: passes.append(text) or once(text)
    )
    normalise("ก" + pattern * 500)
    assert len(passes) <= 5


@given(st.text(st.characters()))
def test_can_always_be_written(text):
    normalise(text).encode("utf-8")
