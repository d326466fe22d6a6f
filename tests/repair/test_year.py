import pytest

from chatbot.repair.edit import apply
from chatbot.repair.year import write_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fy2022 ใช้เกณฑ์ใด", "ปีงบประมาณ 2565 ใช้เกณฑ์ใด"),
        ("ตัวชี้วัด fy22", "ตัวชี้วัด ปีงบประมาณ 2565"),
        ("ตัวชี้วัด fy65", "ตัวชี้วัด ปีงบประมาณ 2565"),
        ("ปี 2022", "ปี 2565"),
        ("ค.ศ. 2022", "พ.ศ. 2565"),
        ("fiscal year 2022", "fiscal year 2565"),
        ("ปีงบ 66", "ปีงบ 2566"),
        ("ปี 2565", "ปี 2565"),
        ("2022 ราย", "2022 ราย"),
        ("โทร 65", "โทร 65"),
    ],
)
def test_years_are_written_out(typed, meant):
    assert apply(write_out(typed, {}), typed) == meant


def test_a_form_that_the_corpus_uses_stays():
    assert write_out("ปี 64 กับ ปี 65", {"64": 40, "2564": 79, "65": 35, "2565": 94}) == []


@pytest.mark.parametrize("text", ["ใช้คนประมาณ 2022 คน", "ราคาประมาณ 2050 บาท"])
def test_about_so_many_is_no_year(text):
    assert write_out(text, {}) == []
