import pytest
from importing.conftest import entries_of, problems_of
from importing.formats.makers import csv_of

from chatbot.importing.labels import without_label
from chatbot.importing.numbers import number_before, printed_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [("7", 7), ("๗.", 7), ("07", 7), ("ข้อ 7", 7), ("ข้อที่ ๑๒)", 12), ("7.0", 7), ("No. 7", 7)],
)
def test_a_printed_number(cell, number):
    assert printed_number(cell) == number


@pytest.mark.parametrize("cell", ["", "รวม", "7 วัน", "1.2", "123456"])
def test_no_number(cell):
    assert printed_number(cell) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. ลาได้กี่วัน", (1, "ลาได้กี่วัน")),
        ("ข้อ ๒) ลาได้กี่วัน", (2, "ลาได้กี่วัน")),
        ("45 วันพอไหม", (None, "45 วันพอไหม")),
        ("1.5 เท่าคืออะไร", (None, "1.5 เท่าคืออะไร")),
    ],
)
def test_the_number_before_a_question(text, expected):
    assert number_before(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ถาม: ลาได้ไหม", "ลาได้ไหม"),
        ("คำตอบ 2 : ได้", "ได้"),
        ("ถามหัวหน้าก่อนได้ไหม", "ถามหัวหน้าก่อนได้ไหม"),
        ("ตอบ:", "ตอบ:"),
    ],
)
def test_a_label_in_a_cell(cell, expected):
    assert without_label(cell) == expected


@pytest.mark.parametrize(
    "numbers", [("1.1", "1.2", "2.10"), ("๑.๑", "๑.๒", "๒.๑"), ("ก", "ข", "ค")]
)
def test_numbers_that_cannot_be_cited_are_counted_anew_and_told(read, numbers):
    rows = [(number, f"ถามเรื่อง {number} อย่างไร", "ตอบ") for number in numbers]
    imported = read("faq.csv", csv_of(rows, header=("ลำดับ", "คำถาม", "คำตอบ")))
    assert [entry[1] for entry in entries_of(imported)] == [1, 2, 3]
    assert problems_of(imported) == [
        (
            "note",
            "บรรทัด 2",
            f"{numbers[0]!r} in place of a whole number; questions are counted instead",
        )
    ]
