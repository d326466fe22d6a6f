import pytest

from chatbot.repair.edit import apply
from chatbot.repair.tag import certain, possible


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ระบุเฉพาะข้อมูลเปิดไช่ไหม", "ระบุเฉพาะข้อมูลเปิดใช่ไหม"),
        ("ไช้หรือไม่", "ใช่หรือไม่"),
        ("ระบบนี้ไช้งานได้หรือยัง", "ระบบนี้ใช้งานได้หรือยัง"),
        ("ไช่", "ใช้"),
        ("ใช่ไหม", "ใช่ไหม"),
    ],
)
def test_what_is_no_word_is_put_right(typed, meant):
    assert apply(certain(typed), typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เลือกได้ด้านเดียวใช้หรือไม่", "เลือกได้ด้านเดียวใช่หรือไม่"),
        ("แบบนี้ถูกต้องใช้ไหมครับ", "แบบนี้ถูกต้องใช่ไหมครับ"),
        ("นับรวมกันใช้มั้ยคะ?", "นับรวมกันใช่มั้ยคะ?"),
    ],
)
def test_a_tag_question_may_be_meant(typed, meant):
    assert apply(possible(typed), typed) == meant


@pytest.mark.parametrize(
    "text",
    ["แบบฟอร์มนี้ต้องใช้ไหม", "ใช้ไหม", "ระบบ ใช้ไหม", "ระบบใช้ได้ไหม", "ใช้หรือไม่ใช้ก็ได้", "ก่อนเปิดใช้หรือไม่", "",
     "ใครใช้ไหม", "ระบบเก่ามีใครใช้มั้ยคะ"],
)  # fmt: skip
def test_about_use(text):
    assert possible(text) == []
