from datetime import date

import pytest

from chatbot.text.months import date_in, thai_date

DAY = date(2024, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "5 มกราคม 2567",
        "ณ วันที่ ๕ มกราคม พ.ศ. ๒๕๖๗",
        "๕ ม.ค. ๖๗",
        "2567-01-05",
        "2024-01-05",
        "5/1/2567",
        "แก้ไข 31 กุมภาพันธ์ 2567 ลงวันที่ 05/01/2024",
    ],
)
def test_a_date_of_either_era(text):
    assert date_in(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "มกราคม 2567", "ข้อ 5/1", "31 กุมภาพันธ์ 2567", "โทร 02-356-9999"]
)
def test_no_date(text):
    assert date_in(text) is None


def test_as_a_letter_writes_it():
    assert thai_date(DAY) == "5 มกราคม 2567"
