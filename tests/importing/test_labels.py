import pytest

from chatbot.importing.labels import answer_label, is_chapter, label_number, question_label


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("ถาม: ลาได้กี่วัน", None, "ลาได้กี่วัน"),
        ("ถาม ลาได้กี่วัน", None, "ลาได้กี่วัน"),
        ("คำถามที่ ๒ ลาได้กี่วัน", 2, "ลาได้กี่วัน"),
        ("คำถาม 2 : ลาได้กี่วัน", 2, "ลาได้กี่วัน"),
        ("ถามข้อ 2 ลาได้กี่วัน", 2, "ลาได้กี่วัน"),
        ("Q2: how long", 2, "how long"),
        ("3. ถาม - ลาได้กี่วัน", None, "ลาได้กี่วัน"),
        ("ถาม 2 คนลาพร้อมกันได้ไหม", None, "2 คนลาพร้อมกันได้ไหม"),
    ],
)
def test_the_label_of_a_question(line, number, rest):
    label = question_label(line)
    assert (label_number(label), line[label.end() :]) == (number, rest)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("ตอบ 45 วัน", "45 วัน"),
        ("ตอบ: 45 วัน", "45 วัน"),
        ("ตอบ 1. ยื่นคำร้อง", "1. ยื่นคำร้อง"),
        ("คำตอบ 1 : ได้", "ได้"),
        ("A1: yes", "yes"),
        ("ตอบ", ""),
    ],
)
def test_the_label_of_an_answer(line, rest):
    assert line[answer_label(line).end() :] == rest


@pytest.mark.parametrize("line", ["ตอบแทนไม่ได้", "A form is needed", "คำตอบอยู่ท้ายเล่ม", "answers"])
def test_no_label(line):
    assert answer_label(line) is None


@pytest.mark.parametrize("line", ["คำถาม-คำตอบ", "ถามหัวหน้าก่อน", "Quality"])
def test_no_label_of_a_question(line):
    assert question_label(line) is None


@pytest.mark.parametrize(
    ("line", "expected"), [("บทที่ ๒ การลา", True), ("ส่วนที่ 1", True), ("ส่วนใหญ่ลาได้", False)]
)
def test_chapters(line, expected):
    assert is_chapter(line) is expected
