"""One rule in every format: the address of a link goes behind its text."""

import io

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from importing.conftest import entries_of, problems_of
from importing.formats.makers import page_of
from reportlab.pdfgen.canvas import Canvas

from chatbot.importing.formats.links import behind

QUESTION, TEXT = "ขอแบบฟอร์มที่ไหน", "ดาวน์โหลดแบบฟอร์ม"
FORM = "https://www.office.example/form.php?a=1&b=2"


@pytest.mark.parametrize(
    ("target", "shown", "expected"),
    [
        (FORM, TEXT, f" ({FORM})"),
        ("https://www.office.example/", "www.office.example", ""),
        (
            "https://www.office.example/form",
            "www.office.example",
            " (https://www.office.example/form)",
        ),
        ("https://a.example/ไฟล์ 1.pdf", "ไฟล์", " (https://a.example/ไฟล์%201.pdf)"),
        (
            "https://www.google.com/url?q=https://a.example/x&sa=D&ust=17",
            "แบบฟอร์ม",
            " (https://a.example/x)",
        ),
        ("mailto:help@office.example?subject=x", "เจ้าหน้าที่", " (help@office.example)"),
        ("mailto:help@office.example", "help@office.example", ""),
        ("tel:021112222", "โทร. 0 2111 2222", ""),
        ("tel:021112222", "โทรหาเรา", " (021112222)"),
        ("#top", "ขึ้นบน", ""),
        ("form.pdf", "แบบฟอร์ม", ""),
        ("http://[", "เว็บ", " (http://[)"),
    ],
)
def test_what_goes_behind_a_link(target, shown, expected):
    assert behind(target, shown) == expected


def workbook(target):
    book = openpyxl.Workbook()
    book.active.append(("คำถาม", "คำตอบ"))
    book.active.append((QUESTION, TEXT))
    book.active["B2"].hyperlink = target
    return saved(book)


def document(target):
    made = docx.Document()
    made.add_heading(QUESTION, 2)
    link = OxmlElement("w:hyperlink")
    relation = made.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    paragraph = made.add_paragraph()
    link.append(paragraph.add_run(TEXT)._r)
    paragraph._p.append(link)
    made.add_heading("ยื่นที่ไหน", 2)
    made.add_paragraph("ที่เขต")
    return saved(made)


def field(target):
    """As older Word writes a link."""
    made = docx.Document()
    made.add_heading(QUESTION, 2)
    paragraph = made.add_paragraph()
    for kind, text in (
        ("begin", ""),
        ("", f' HYPERLINK "{target}" '),
        ("separate", ""),
        ("end", ""),
    ):
        run = paragraph.add_run(TEXT if kind == "end" else "")._r
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        part.text = text
        if kind:
            part.set(qn("w:fldCharType"), kind)
        run.append(part)
    made.add_heading("ยื่นที่ไหน", 2)
    made.add_paragraph("ที่เขต")
    return saved(made)


def page(target):
    link = f'<a href="{target.replace("&", "&amp;")}">{TEXT}</a>'
    return page_of(f"<dl><dt>{QUESTION}</dt><dd>{link}</dd></dl>")


def markdown(target):
    return f"## {QUESTION}\n\n[{TEXT}](<{target}>)\n\n## ยื่นที่ไหน\n\nที่เขต\n".encode()


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


FILES = {
    "faq.xlsx": workbook,
    "faq.docx": document,
    "field.docx": field,
    "faq.html": page,
    "faq.md": markdown,
}


@pytest.mark.parametrize("name", FILES)
def test_the_address_of_a_link_stands_in_the_answer(name, read):
    imported = read(name, FILES[name](FORM))
    assert entries_of(imported)[0][2:] == (QUESTION, f"{TEXT} ({FORM})")
    assert problems_of(imported) == []


@pytest.mark.parametrize("name", FILES)
def test_a_link_to_a_file_beside_is_told(name, read):
    imported = read(name, FILES[name]("form.pdf"))
    assert entries_of(imported)[0][2:] == (QUESTION, TEXT)
    ((severity, place, what),) = problems_of(imported)
    assert (severity, place != "") == ("note", True)
    assert what.startswith(f"1 link(s) without a whole address, the first behind {TEXT!r}")


def test_a_link_of_a_pdf_is_told(read):
    data = io.BytesIO()
    canvas = Canvas(data)
    for number, line in enumerate(("Q: Where is the form?", "A: Download the form here.")):
        canvas.drawString(72, 720 - 40 * number, line)
    canvas.linkURL(FORM, (72, 670, 300, 700))
    canvas.save()
    imported = read("faq.pdf", data.getvalue())
    assert len(entries_of(imported)) == 1
    ((severity, place, what),) = problems_of(imported)
    assert (severity, place) == ("note", "หน้า 1")
    assert what == f"1 link(s) whose address is not printed, the first to {FORM}"
