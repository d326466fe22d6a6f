from datetime import date

import pytest

from chatbot.datatypes import Contact
from chatbot.importing.columns import ColumnNames
from chatbot.importing.facts import Facts, recognise_facts
from chatbot.importing.files import read_office_file

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("name", "front", "expected"),
    [
        (
            "FAQ การลา.csv",
            "คู่มือการลา\nสำนักงานปลัดกระทรวงตัวอย่าง\nณ วันที่ ๕ มกราคม ๒๕๖๗\n",
            ("faq", "คู่มือการลา", date(2024, 1, 5), "สำนักงานปลัดกระทรวงตัวอย่าง"),
        ),
        ("ถามตอบ.csv", "", ("document", "ถามตอบ", TODAY, None)),
        (
            "leave_2567-01-05.csv",
            "",
            ("leave-2567-01-05", "leave 2567-01-05", date(2024, 1, 5), None),
        ),
    ],
)
def test_what_a_file_lets_one_guess(name, front, expected, tmp_path):
    path = tmp_path / name
    path.write_text(f"{front}คำถาม\tคำตอบ\nลากิจได้กี่วัน\t45 วัน\nลาบวชได้กี่วัน\t120 วัน\n")
    found = recognise_facts([read_office_file(path, ColumnNames())], TODAY)
    assert (found.id, found.title, found.date, found.office) == expected


def test_a_version_is_named_after_its_date():
    assert Facts("leave", "ลา", date(2024, 1, 5), "กรม", Contact()).version == "2567-01-05"


def test_a_date_of_no_day_is_not_passed_over(tmp_path):
    path = tmp_path / "faq.csv"
    path.write_text("ณ วันที่ 29 กุมภาพันธ์ 2566\nคำถาม\tคำตอบ\nลากิจได้กี่วัน\t45 วัน\n")
    found = recognise_facts([read_office_file(path, ColumnNames())], TODAY)
    assert found.misdated == "กุมภาพันธ์ 2566 has 28 days"
