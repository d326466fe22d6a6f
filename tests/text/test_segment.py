import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter


@pytest.mark.parametrize(
    "term",
    ["ก.พ.ร.", "กพร.", "สพร.", "e-Service", "Open Data", "PMQA 4.0", "ตัวชี้วัด", "ส่วนราชการ",
     "องค์การมหาชน", "Sharing Data", "data.go.th", "ใบเสร็จรับเงิน", "ต.ค."],
)  # fmt: skip
def test_terms_of_the_office_stay_whole(segmenter, term):
    words = segmenter.words(normalise(f"การใช้ {term} ของหน่วยงาน"))
    assert normalise(term) in words


def test_words_that_carry_the_meaning_stay(segmenter):
    words = segmenter.words("ต้องทำทุกข้อหรือไม่ ถ้าไม่ได้ต้องทำอย่างไร")
    assert {"ต้อง", "หรือไม่", "ไม่", "ได้"} <= set(words)


def test_signs_and_spaces_are_not_words(segmenter):
    assert segmenter.words("ก.พ.ร. , ( ) / ? 😀") == ["ก.พ.ร."]


def test_the_fingerprint_is_the_glossarys():
    assert Segmenter(["ข", "ก"]).fingerprint == Segmenter(["ก", "ข", "ก"]).fingerprint
    assert Segmenter(["ก"]).fingerprint != Segmenter(["ก", "ข"]).fingerprint


@given(st.text())
def test_pieces_join_back(segmenter, text):
    normal = normalise(text)
    assert "".join(segmenter.segment(normal)) == normal
