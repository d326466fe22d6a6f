"""What content systems export: answers that are HTML, in cells of other formats."""

import json

import pytest
from importing.conftest import entries_of, problems_of
from importing.formats.makers import csv_of, xlsx_of

from chatbot.importing.again import verify_originals

HEADER = ("คำถาม", "คำตอบ")
ROWS = [
    ("ยื่นแบบเมื่อใด", "<p>ภายใน&nbsp;31 มีนาคม</p><p>โทร. <b>1161</b> &amp; ทุกสาขา</p>"),
    ("ใช้อะไรบ้าง", "<ol><li>บัตร</li><li>อายุ &lt; 60 ปี</li></ol>"),
    ("ขอที่ใด", 'ดู <a href="https://www.office.example/form?a=1&amp;b=2">แบบ</a>'),
    ("แก้ไขได้ไหม", "ได้"),
]
SHOWN = [
    "ภายใน 31 มีนาคม\nโทร. 1161 & ทุกสาขา",
    "1. บัตร\n2. อายุ < 60 ปี",
    "ดู แบบ (https://www.office.example/form?a=1&b=2)",
    "ได้",
]
KEYS = [dict(zip(("question", "answer"), row, strict=True)) for row in ROWS]
FILES = {
    "faq.csv": csv_of(ROWS, header=HEADER),
    "faq.tsv": csv_of(ROWS, header=HEADER, delimiter="\t"),
    "faq.xlsx": xlsx_of(("FAQ", [HEADER, *ROWS])),
    "faq.json": json.dumps(KEYS).encode(),
    "faq.jsonl": "\n".join(map(json.dumps, KEYS)).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_column_of_html_is_read_as_a_page_shows_it(name, import_into):
    made = import_into(name, FILES[name])
    answers = [one.answer.replace("\n\n", "\n") for one in made.corpus.entries]
    assert answers == [text.replace("● ", "- ") for text in SHOWN]
    verify_originals(made.corpus)


@pytest.mark.parametrize("name", FILES)
def test_it_is_told_once(name, read):
    (problem,) = problems_of(read(name, FILES[name]))
    assert problem[0] == "note"
    assert problem[2].startswith("3 cell(s) of one column are HTML")


@pytest.mark.parametrize("answer", ["อายุ < 60 ปี และ > 18 ปี", "A & B", "a<b", "5 <60"])
def test_signs_are_wording(answer, read):
    imported = read("faq.csv", csv_of([("ใครบ้าง", answer)], header=HEADER))
    assert entries_of(imported)[0][3] == answer
    assert problems_of(imported) == []


def test_a_tag_that_an_answer_speaks_of_stays_and_is_told(read):
    plain = [(f"ถามเรื่องที่ {number}", "ตอบ") for number in range(3)]
    rows = [*plain, ("ทำตัวหนาอย่างไร", "ใช้ <b> หน้าคำ"), ("แถว", "<p>บรรทัด</p>")]
    imported = read("faq.csv", csv_of(rows, header=HEADER))
    assert [entry[3] for entry in entries_of(imported)][3:] == ["ใช้ <b> หน้าคำ", "บรรทัด"]
    assert [(place, what[:40]) for _, place, what in problems_of(imported)] == [
        ("บรรทัด 5", "1 cell(s) of one column hold a tag or si"),
        ("บรรทัด 6", "1 cell(s) of one column are HTML; read a"),
    ]
    assert imported.errors == ()


def test_a_column_that_is_not_read_is_not_told_of(read):
    rows = [("ยื่นเมื่อใด", "ทุกวัน", "<p>ภายใน</p>")]
    imported = read("faq.csv", csv_of(rows, header=(*HEADER, "บันทึก")))
    assert [what for *_, what in problems_of(imported)] == ["columns that are not read: บันทึก"]


def test_nothing_but_marks_is_no_answer(read):
    rows = [("ยื่นเมื่อใด", "<p>ทุกวัน</p>"), ("ขอที่ใด", "<p>&nbsp;</p>")]
    imported = read("faq.csv", csv_of(rows, header=HEADER))
    assert [(one.place, one.what) for one in imported.errors] == [
        ("บรรทัด 3", "a row with a question and no answer: 'ขอที่ใด'")
    ]
