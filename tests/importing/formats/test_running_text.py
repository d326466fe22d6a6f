"""Text around questions: lines across the page, closing lines, parts, bold lines, terms."""

import io

import docx
import pytest
from importing.conftest import entries_of, problems_of
from importing.formats.makers import docx_of, page_of

WHOLE = "คำถาม-คำตอบ"
LEAVE = (WHOLE, 1, "ลาได้กี่วัน", "45 วัน")
ORDAIN = (WHOLE, 2, "ลาบวชได้กี่วัน", "120 วัน")
TAIL = "ติดต่อกองการเจ้าหน้าที่"

RULED = {
    "faq.md": f"## ลาได้กี่วัน\n45 วัน\n\n---\n\n## ลาบวชได้กี่วัน\n120 วัน\n\n***\n\n{TAIL}\n".encode(),
    "labels.md": f"**ถาม:** ลาได้กี่วัน\n\n**ตอบ:** 45 วัน\n\n---\n\n**ถาม:** ลาบวชได้กี่วัน\n\n"
    f"**ตอบ:** 120 วัน\n\n---\n\n{TAIL}\n".encode(),
    "faq.html": page_of(
        f"<h2>ลาได้กี่วัน</h2><p>45 วัน</p><hr><h2>ลาบวชได้กี่วัน</h2><hr><p>120 วัน</p><hr><p>{TAIL}"
    ),
    "faq.txt": "ถาม ลาได้กี่วัน\nตอบ 45 วัน\n-----\nถาม ลาบวชได้กี่วัน\n-----\nตอบ 120 วัน\n=====\n"
    f"{TAIL}\n".encode(),
    "faq.docx": docx_of(
        *(("Heading 2", LEAVE[2]), ("Normal", LEAVE[3]), ("Normal", "_____")),
        *(("Heading 2", ORDAIN[2]), ("Normal", ORDAIN[3]), ("Normal", "_____"), ("Normal", TAIL)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULED)
def test_a_line_across_the_page_ends_an_answer(name, read):
    imported = read(name, RULED[name])
    assert entries_of(imported) == [LEAVE, ORDAIN]
    ((severity, place, what),) = problems_of(imported)
    assert (severity, place != "") == ("note", True)
    assert what == f"text behind a line across the page, read as no answer: {TAIL!r}"


@pytest.mark.parametrize(
    "closing", ["ปรับปรุงล่าสุด 1 มกราคม 2567", "ข้อมูล ณ วันที่ 5 มกราคม 2567", "© กรมตัวอย่าง"]
)
def test_a_line_that_closes_the_document_is_no_answer(closing, read):
    for name, text in (
        ("faq.md", f"## ลาได้กี่วัน\n45 วัน\n\n## ลาบวชได้กี่วัน\n120 วัน\n\n{closing}\n"),
        ("faq.txt", f"ถาม ลาได้กี่วัน\nตอบ 45 วัน\nถาม ลาบวชได้กี่วัน\nตอบ 120 วัน\n{closing}\n"),
    ):
        imported = read(name, text.encode())
        assert entries_of(imported) == [LEAVE, ORDAIN]
        assert [severity for severity, *_ in problems_of(imported)] == ["note"]


PARTS = [
    ("Heading 1", "การลา"), ("Heading 2", "ลากิจ"),
    ("Heading 3", "ลาได้กี่วัน"), ("Normal", "45 วัน"),
    ("Heading 1", "เงินเดือน"), ("Heading 2", "ลากิจ"),
    ("Heading 3", "หักไหม"), ("Normal", "ไม่หัก"),
]  # fmt: skip
IN_PARTS = [
    ("การลา › ลากิจ", 1, "ลาได้กี่วัน", "45 วัน"),
    ("เงินเดือน › ลากิจ", 1, "หักไหม", "ไม่หัก"),
]
_MARKS = {"Heading 1": "# ", "Heading 2": "## ", "Heading 3": "### ", "Normal": ""}
_TAGS = {"Heading 1": "h1", "Heading 2": "h2", "Heading 3": "h3", "Normal": "p"}
PART_FILES = {
    "faq.docx": docx_of(*PARTS),
    "faq.md": "\n\n".join(_MARKS[style] + text for style, text in PARTS).encode(),
    "faq.html": page_of("".join(f"<{_TAGS[s]}>{t}</{_TAGS[s]}>" for s, t in PARTS)),
    "labels.md": "\n\n".join(
        _MARKS[style].replace("###", "ถาม:") + ("ตอบ: " if style == "Normal" else "") + text
        for style, text in PARTS
    ).encode(),
    "tables.docx": docx_of(
        *(("Heading 1", "การลา"), ("Heading 2", "ลากิจ")),
        ("table", [("คำถาม", "คำตอบ"), ("ลาได้กี่วัน", "45 วัน")]),
        *(("Heading 1", "เงินเดือน"), ("Heading 2", "ลากิจ")),
        ("table", [("คำถาม", "คำตอบ"), ("หักไหม", "ไม่หัก")]),
    ),
}


@pytest.mark.parametrize("name", PART_FILES)
def test_a_section_is_named_after_its_part_where_there_are_several(name, read):
    assert entries_of(read(name, PART_FILES[name])) == IN_PARTS


def test_the_only_heading_over_all_is_no_part(read):
    text = "# คู่มือ\n\n## ลากิจ\n\n### ลาได้กี่วัน\n\n45 วัน\n\n## ลาบวช\n\n### ลาบวชได้กี่วัน\n\n120 วัน\n"
    found = entries_of(read("faq.md", text.encode()))
    assert [entry[0] for entry in found] == ["ลากิจ", "ลาบวช"]


def test_terms_and_disclosures_beside_labels_and_headings_are_read_in_order(read):
    terms = "<dl><dt>ลาบวชได้กี่วัน<dd>120 วัน</dl>"
    disclosed = "<details><summary>ลาคลอดกี่วัน</summary><p>98 วัน</p></details>"
    labels = "<p>ถาม: ลาได้กี่วัน</p><p>ตอบ: 45 วัน</p>{}<p>ถาม: ออกวันไหน</p><p>ตอบ: วันที่ 25</p>"
    headings = "<h3>ลาได้กี่วัน</h3><p>45 วัน</p>{}<h3>ออกวันไหน</h3><p>วันที่ 25</p>"
    for body in (labels, headings):
        imported = read("faq.html", page_of(body.format(terms + disclosed)))
        assert [entry[2:] for entry in entries_of(imported)] == [
            ("ลาได้กี่วัน", "45 วัน"),
            ("ลาบวชได้กี่วัน", "120 วัน"),
            ("ลาคลอดกี่วัน", "98 วัน"),
            ("ออกวันไหน", "วันที่ 25"),
        ]
        assert problems_of(imported) == []


def test_a_heading_that_asks_and_is_read_as_no_question_is_told(read):
    body = (
        "<p>ถาม: ลาได้กี่วัน</p><p>ตอบ: 45 วัน</p><dl><dt>ลาบวชได้กี่วัน<dd>120 วัน</dl>"
        "<h3>เงินเดือนออกวันไหน</h3><p>วันที่ 25</p>"
    )
    imported = read("faq.html", page_of(body))
    assert len(entries_of(imported)) == 2
    ((severity, _, what),) = problems_of(imported)
    assert (severity, what) == ("note", "a line that asks, read as no question: 'เงินเดือนออกวันไหน'")


def bold_document():
    document = docx.Document()

    def add(*runs):
        paragraph = document.add_paragraph()
        for text, bold in runs:
            paragraph.add_run(text).bold = bold

    add(("การลา", True))
    add(("ลาได้กี่วัน", True))
    add(("45 วัน ", False), ("ไม่รวมวันหยุด", True))
    add(("หมายเหตุ", True))
    add(("ยื่นล่วงหน้า", False))
    add(("ลาบวชได้กี่วัน", True))
    add(("120 วัน", False))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


BOLD_FILES = {
    "faq.docx": bold_document(),
    "faq.html": page_of(
        "<p><b>การลา</b></p><p><strong>ลาได้กี่วัน</strong></p><p>45 วัน <b>ไม่รวมวันหยุด</b></p>"
        "<p><b>หมายเหตุ</b></p><p>ยื่นล่วงหน้า</p><p><b>ลาบวช</b><b>ได้กี่วัน</b></p><p>120 วัน</p>"
    ),
    "faq.md": "**การลา**\n\n**ลาได้กี่วัน**\n\n45 วัน **ไม่รวมวันหยุด**\n\n**หมายเหตุ**\n\nยื่นล่วงหน้า\n\n"
    "**ลาบวชได้กี่วัน**\n\n120 วัน\n".encode(),
}


@pytest.mark.parametrize("name", BOLD_FILES)
def test_only_bold_lines_that_ask_are_questions_where_most_do(name, read):
    imported = read(name, BOLD_FILES[name])
    assert [entry[2:] for entry in entries_of(imported)] == [
        ("ลาได้กี่วัน", "45 วัน ไม่รวมวันหยุด\nหมายเหตุ\nยื่นล่วงหน้า"),
        ("ลาบวชได้กี่วัน", "120 วัน"),
    ]
    assert entries_of(imported)[0][0] == "การลา"
    assert [(severity, what.split(": ")[-1]) for severity, _, what in problems_of(imported)] == [
        ("note", "'การลา'"),
        ("note", "'หมายเหตุ'"),
    ]
