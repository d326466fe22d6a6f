"""Findings about official questions, each with a near case that is none."""

import pytest

from chatbot.checking.finding import Severity
from chatbot.checking.several_in_one import questions_in


def test_two_questions_that_are_the_same_text(find):
    texts = [
        ("ลาพักผ่อนได้ ๑๐ วันหรือไม่", "ได้"),
        ("ลาพักผ่อนได้  10 วันหรือไม่", "ไม่ได้"),
        ("ลาป่วยได้ 10 วันหรือไม่", "ได้"),
    ]
    [finding] = find("duplicate", texts)
    assert (finding.severity, finding.entries) == (Severity.ERROR, ("e0", "e1"))
    assert "ลาพักผ่อนได้ ๑๐ วันหรือไม่" in finding.matter


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("ลาพักร้อนกี่วัน|ลาพักผ่อนได้กี่วัน|วันลามีเท่าไร", 3),
        ("จดทะเบียนที่ไหน / ยื่นเรื่องได้ที่ใด", 2),
        ("เปิดกี่โมง? แล้วเสาร์อาทิตย์เปิดหรือไม่?", 2),
        ("กำหนดหลักเกณฑ์/ข้อกำหนดได้เองหรือไม่", 1),
        ("ผู้พิการ / ผู้สูงอายุ ใช้สิทธิใดได้", 1),
        ("เปิดวันเสาร์หรือไม่??", 1),
        ("ระบบ e-Service (บริการออนไลน์?) คืออะไร", 1),
    ],
)
def test_several_questions_in_one(find, question, parts):
    assert len(questions_in(question)) == parts
    assert len(find("several-in-one", [(question, "ได้")])) == (parts > 1)


def test_entries_without_alternates_are_one_note(find):
    texts = [("ก่อน", "ก"), ("ข้อใด", "ข"), ("คำใด", "ค")]
    [finding] = find("no-alternates", texts, alternates={"e1": ("ข้อไหน",)})
    assert (finding.severity, finding.entries) == (Severity.NOTE, ("e0", "e2"))
    assert finding.matter.startswith("2 of 3 entries have no other wording")
    assert find("no-alternates", texts[:1], alternates={"e0": ("เมื่อใด",)}) == []
