from datetime import date

import pytest

from chatbot.text.months import date_in, no_such_day, thai_date

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


@pytest.mark.parametrize(
    "text", ["29 กุมภาพันธ์ 2567", "๒๙ ก.พ. ๖๗", "29/2/2567", "2567-02-29", "2024-02-29"]
)
def test_the_leap_day_is_that_of_the_christian_year(text):
    assert date_in(text) == date(2024, 2, 29)
    assert no_such_day(text) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("29 กุมภาพันธ์ 2566", "กุมภาพันธ์ 2566 has 28 days"),
        ("29/2/2023", "กุมภาพันธ์ 2023 has 28 days"),
        ("31 เม.ย. 67", "เมษายน 2567 has 30 days"),
        ("1/13/2567", "there is no month 13"),
    ],
)
def test_what_is_wrong_with_a_day_that_is_none(text, wrong):
    assert date_in(text) is None
    assert no_such_day(text) == wrong
