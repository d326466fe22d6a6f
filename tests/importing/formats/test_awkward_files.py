"""Files as offices have them: what stands beside plain questions is read, or told by its place."""

import io

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from importing.conftest import entries_of, problems_of
from importing.formats.makers import page_of, pdf_of, xlsx_of
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from PIL import Image

from chatbot.errors import DocumentFileError

PAIRS = [("ลากิจได้กี่วัน", "ปีละ ๔๕ วัน"), ("ลาบวชได้กี่วัน", "๑๒๐ วัน")]
HEADER = ("ที่", "คำถาม", "คำตอบ")


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def tables_of_labels(labels):
    document = docx.Document()
    for (question, answer), (asked, answered) in zip(PAIRS, labels, strict=True):
        table = document.add_table(2, 2)
        for row, texts in zip(table.rows, ((asked, question), (answered, answer)), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return saved(document)


def numbered_document():
    document = docx.Document()
    for question, answer in PAIRS:
        document.add_paragraph(question, style="List Number")
        document.add_paragraph(answer)
    return saved(document)


READ = {
    "one-cell.xlsx": xlsx_of(
        (
            "FAQ",
            [("ที่", "รายการ"), *((n, f"ถาม: {q}\nตอบ: {a}") for n, (q, a) in enumerate(PAIRS, 1))],
        )
    ),
    "one-line.csv": "ที่,รายการ\n".encode()
    + b"".join(f"{n},ถาม: {q} ตอบ: {a}\n".encode() for n, (q, a) in enumerate(PAIRS, 1)),
    "one-line.txt": "\n".join(f"ถาม: {q} ตอบ: {a}" for q, a in PAIRS).encode(),
    "labels.docx": tables_of_labels([("คำถาม", "คำตอบ")] * 2),
    "numbered-labels.docx": tables_of_labels([("Q1", "A1"), ("Q2", "A2")]),
    "list.docx": numbered_document(),
    "list.txt": f"๑. {PAIRS[0][0]}\n   {PAIRS[0][1]}\n๒. {PAIRS[1][0]}\n{PAIRS[1][1]}\n".encode(),
    "list.pdf": pdf_of(
        *((9, line) for n, (q, a) in enumerate(PAIRS, 1) for line in (f"{n}. {q}", a))
    ),
    "front.md": "---\ntitle: ถาม-ตอบ\n---\n".encode()
    + "".join(f"## {q}\n\n{a}\n---\n\n" for q, a in PAIRS).encode(),
    "classes.html": page_of(
        "".join(f"<div class='faq-question'>{q}</div><div>{a}</div>" for q, a in PAIRS)
    ),
    "inline.html": page_of(
        f"<p><b>1. {PAIRS[0][0]}</b><br>{PAIRS[0][1]}<br><br>"
        f"<b><strong>2. {PAIRS[1][0]}</strong></b><br>{PAIRS[1][1]}</p>"
    ),
    "accordion.html": page_of(
        "".join(
            f"<h2 class='accordion-header'><button>{q}</button></h2><div><p>{a}</p></div>"
            for q, a in PAIRS
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_questions_are_read(name, read):
    imported = read(name, READ[name])
    assert ["".join((q + a).split()) for *_, q, a in entries_of(imported)] == [
        "".join((q + a).split()) for q, a in PAIRS
    ]
    assert problems_of(imported) == []


def test_a_bold_remark_before_a_table_is_no_section(read):
    table = "<table><tr><th>คำถาม<th>คำตอบ<tr><td>{}<td>{}</table>"
    body = "<h2>การลา</h2><p><b>หมายเหตุ</b><br>ใช้กับข้าราชการ</p>" + table.format(*PAIRS[0])
    assert entries_of(read("faq.html", page_of(body))) == [("การลา", 1, *PAIRS[0])]


def test_two_tables_under_titles_of_their_own_are_two_sections(read):
    rows = [("คำถามที่พบบ่อย",), ("ตาราง ๑ การลา",), HEADER, ("๑", *PAIRS[0])]
    rows += [(), ("ตาราง ๒ เงินเดือน",), HEADER, ("๑", "ออกวันใด", "วันที่ ๒๕")]
    imported = read("faq.xlsx", xlsx_of(("FAQ", rows)))
    assert entries_of(imported) == [
        ("ตาราง ๑ การลา", 1, *PAIRS[0]),
        ("ตาราง ๒ เงินเดือน", 1, "ออกวันใด", "วันที่ ๒๕"),
    ]
    assert problems_of(imported) == []


def test_a_workbook_tells_what_is_hidden_or_beside_its_cells(read):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("คำถาม", "คำตอบ", "คำตอบเดิม"), (*PAIRS[0], "เก่า"), (*PAIRS[1], "เก่า")):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet["B3"].comment = Comment("ยกเว้นลูกจ้าง", "x")
    imported = read("faq.xlsx", saved(book))
    assert [entry[2:] for entry in entries_of(imported)] == PAIRS
    assert [what for *_, what in problems_of(imported)] == [
        "hidden columns, passed over",
        "1 comment(s), which are not read",
    ]


def test_cells_that_excel_shows_by_themselves(read):
    book = openpyxl.Workbook()
    sheet = book.active
    struck = CellRichText("๑๐๐ บาท ", TextBlock(InlineFont(strike=True), "๕๐ บาท"))
    link = '=HYPERLINK("https://a.example/f","แบบฟอร์ม")'
    for row in (("คำถาม", "คำตอบ"), ("ค่าเท่าไร", 1500), ("ขอที่ใด", link), ("ราคาใด", struck)):
        sheet.append(row)
    sheet["B2"].number_format = "#,##0"
    imported = read("faq.xlsx", saved(book))
    assert [entry[3] for entry in entries_of(imported)] == [
        "1,500",
        "แบบฟอร์ม (https://a.example/f)",
    ]
    assert [(one.place, one.what) for one in imported.errors] == [
        ("แถว 4 ช่อง B4", "struck-through text")
    ]


def test_a_table_within_an_answer_is_part_of_it(read):
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, (HEADER[1:], ("ค่าเท่าไร", "ดังนี้"), PAIRS[0]), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ใหม่", "๑๐๐ บาท"
    page = page_of(
        "<table><tr><th>คำถาม<th>คำตอบ<tr><td>ค่าเท่าไร<td>ดังนี้<table><tr><td>ใหม่<td>๑๐๐ บาท</table>"
        f"<tr><td>{PAIRS[0][0]}<td>{PAIRS[0][1]}</table>"
    )
    for name, data in (("faq.docx", saved(document)), ("faq.html", page)):
        imported = read(name, data)
        assert [entry[2:] for entry in entries_of(imported)] == [
            ("ค่าเท่าไร", "ดังนี้\nใหม่\n๑๐๐ บาท"),
            PAIRS[0],
        ]
        assert problems_of(imported) == []


def test_footnotes_and_pictures_are_told(read):
    document = docx.Document()
    for question, answer in PAIRS:
        document.add_heading(question, 2)
        document.add_paragraph(answer).runs[0]._r.append(OxmlElement("w:footnoteReference"))
    picture = io.BytesIO()
    Image.new("RGB", (1, 1)).save(picture, "png")
    document.add_picture(picture)
    page = page_of("".join(f"<h3>{q}</h3><p>{a}<img src='a.png'></p>" for q, a in PAIRS))
    assert [what for *_, what in problems_of(read("faq.docx", saved(document)))] == [
        "2 footnote(s), which are not read, the first here",
        "1 picture(s), which are not read, the first here",
    ]
    assert [what for *_, what in problems_of(read("faq.html", page))] == [
        "2 picture(s), which are not read, the first here"
    ]


def test_a_remark_under_a_table_is_told(read):
    rows = [HEADER, ("1", PAIRS[0][0], "๑๐ บาท*"), ("* ยกเว้นผู้สูงอายุ",)]
    imported = read("faq.xlsx", xlsx_of(("FAQ", rows)))
    assert problems_of(imported) == [
        ("note", "แถว 3", "a remark, read as part of no answer: '* ยกเว้นผู้สูงอายุ'")
    ]


def test_a_label_with_nothing_behind_it_is_a_question_without_an_answer(read):
    text = (
        f"ถาม 1 : {PAIRS[0][0]}\nตอบ 1 : {PAIRS[0][1]}\n\t(ทุกปี)\nถาม 2 : {PAIRS[1][0]}\nตอบ 2 :\n"
    )
    imported = read("faq.txt", f"{text}ถาม 3 : ยื่นที่ใด\nตอบ 3 : เขต\n".encode())
    assert [entry[2:] for entry in entries_of(imported)] == [
        (PAIRS[0][0], f"{PAIRS[0][1]}\n(ทุกปี)"),
        ("ยื่นที่ใด", "เขต"),
    ]
    assert [(one.place, one.what[:27]) for one in imported.errors] == [
        ("บรรทัด 4", "a question without an answe")
    ]


def test_html_that_stays_wording_in_markdown_is_told(read):
    text = "## ก คืออะไร\n\n<details>\n\nข\n\n</details>\n\n## ค คืออะไร\n\nง\n"
    ((severity, place, what),) = problems_of(read("faq.md", text.encode()))
    assert (severity, place) == ("note", "บรรทัด 3")
    assert what == "2 paragraph(s) hold a tag or sign of HTML, which is read as wording"


def test_notes_alone_are_no_reading(read):
    rows = [("เดือน", "จำนวน"), ("มกราคม", "5"), ("กุมภาพันธ์", "6")]
    with pytest.raises(DocumentFileError, match="no questions and answers were found"):
        read("faq.xlsx", xlsx_of(("สถิติ", rows)))
