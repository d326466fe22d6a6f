"""Findings about what an answer says, each with a near case that is none."""

import pytest

from chatbot.checking.finding import Severity


def found(find, kind, answer):
    return [(one.severity, one.entries) for one in find(kind, [("ยื่นคำขอที่ใด", answer)])]


@pytest.mark.parametrize(
    "answer",
    [
        "-",
        "…",
        "N/A",
        "ตามเอกสารแนบ",
        "ดูที่ลิงก์",
        "รายละเอียดตามไฟล์ที่แนบมา",
        "รอข้อมูล",
        "โปรดดูรายละเอียดตามสิ่งที่ส่งมาด้วย",
    ],
)
def test_an_answer_that_says_nothing(find, answer):
    assert found(find, "empty-answer", answer) == [(Severity.ERROR, ("e0",))]
    assert found(find, "missing-attachment", answer) == []


@pytest.mark.parametrize(
    "answer", ["ได้", "ไม่ได้", "15 วัน", "ดูที่ https://www.example.go.th/form", "แนบเอกสารทะเบียนบ้าน"]
)
def test_a_short_answer_says_something(find, answer):
    assert found(find, "empty-answer", answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "ยื่นได้ทุกวันทำการ รายละเอียดค่าธรรมเนียมตามเอกสารแนบ",
        "กรอกแบบคำขอให้ครบ แล้วส่งตามลิงก์ด้านล่าง",
        "มีสามขั้นตอน ดูภาพด้านล่าง",
    ],
)
def test_an_answer_that_points_to_what_is_not_there(find, answer):
    assert found(find, "missing-attachment", answer) == [(Severity.WARNING, ("e0",))]


@pytest.mark.parametrize(
    "answer",
    [
        "ยื่นคำขอพร้อมแนบสำเนาทะเบียนบ้าน",
        "ให้แนบเอกสารแนบท้ายสัญญามาด้วยทุกครั้ง",
        "ห้ามคลิกที่ลิงก์ในอีเมลต้องสงสัย",
        "กรอกแบบคำขอตามลิงก์ https://www.example.go.th/form",
    ],
)
def test_what_is_to_be_attached_is_no_pointer(find, answer):
    assert found(find, "missing-attachment", answer) == []


def test_an_answer_too_long_for_a_telephone(find):
    # The vowel above takes no place: 1,500 of them are just short enough.
    assert found(find, "long-answer", "กี" * 1500) == []
    assert found(find, "long-answer", "กี" * 1501) == [(Severity.NOTE, ("e0",))]
