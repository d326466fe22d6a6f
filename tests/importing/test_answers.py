import pytest
from importing.conftest import entries_of, problems_of
from importing.formats.makers import csv_of, pdf_of

HEADER = ("คำถาม", "คำตอบ")


@pytest.mark.parametrize("nothing", ["-", "–", "N/A", "ไม่มี", "รอข้อมูล", "…", "(รอตรวจสอบ)"])
def test_what_stands_in_place_of_an_answer_is_no_answer(read, nothing):
    rows = [("ลากิจได้กี่วัน", "45 วัน"), ("ยื่นที่ใด", nothing)]
    imported = read("faq.csv", csv_of(rows, header=HEADER))
    assert [entry[2] for entry in entries_of(imported)] == ["ลากิจได้กี่วัน"]
    assert problems_of(imported) == [("error", "บรรทัด 3", f"{nothing!r} in place of an answer")]


def test_what_stands_in_place_of_a_question_is_no_question(read):
    imported = read("faq.csv", csv_of([("-", "45 วัน"), ("ยื่นที่ใด", "ที่เขต")], header=HEADER))
    assert problems_of(imported) == [("error", "บรรทัด 2", "'-' in place of a question")]


@pytest.mark.parametrize("question", ["มีค่าธรรมเนียมหรือไม่", "ค่าธรรมเนียมเท่าไร"])
def test_that_there_is_none_may_be_the_answer(read, question):
    imported = read("faq.csv", csv_of([(question, "ไม่มี")], header=HEADER))
    assert [entry[3] for entry in entries_of(imported)] == ["ไม่มี"]
    assert [severity for severity, *_ in problems_of(imported)] == ["note"]


def test_one_that_is_left_out_takes_no_other_of_its_page_along(read):
    parts = [(9, "ถาม: ลากิจได้กี่วัน"), (9, "ตอบ: 45 วัน"), (9, "ถาม: ยื่นที่ใด"), (9, "ตอบ: -")]
    imported = read("faq.pdf", pdf_of(*parts))
    assert [entry[2:] for entry in entries_of(imported)] == [("ลากิจได้กี่วัน", "45 วัน")]
    assert [(one.place, len(imported.errors)) for one in imported.errors] == [("หน้า 1", 1)]
