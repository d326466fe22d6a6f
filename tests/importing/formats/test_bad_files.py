"""Files that cannot be trusted get a message that says why, and what to do; nothing is run."""

import io
import zipfile

import openpyxl
import pytest
from importing.formats.makers import csv_of, docx_of, page_of, xlsx_of

from chatbot.errors import DocumentFileError

ROWS = [("ถาม", "ตอบ"), ("ลากิจได้กี่วัน", "ปีละ 45 วัน"), ("ลาบวชได้กี่วัน", "120 วัน")]
GOOD = xlsx_of(("FAQ", ROWS))


def changed(data, change):
    """A workbook or document with a part replaced, or added: change(name, bytes) or None."""
    source = zipfile.ZipFile(io.BytesIO(data))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return made.getvalue()


def with_part(data, name, content):
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, content)
    return made.getvalue()


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", b"<workbook/>")
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(40):
                part.write(b" " * 1_000_000)
    return made.getvalue()


def entities(name, content):
    if name != "xl/worksheets/sheet1.xml":
        return content
    return content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)


def image_pdf():
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(data, "PDF")
    return data.getvalue()


def locked_pdf():
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 700, "Q: a")
    canvas.save()
    return data.getvalue()


BAD = {
    "zip bomb": ("faq.xlsx", bomb(), "MB of text once unpacked"),
    "zip bomb of a picture": (
        "faq.docx",
        with_part(
            docx_of(("Normal", "ถาม")), "word/media/image1.png", b"\x89PNG" + bytes(160_000_000)
        ),
        "Take out pictures",
    ),
    "sheet that is called a picture": (
        "faq.xlsx",
        with_part(GOOD, "xl/media/image1.png", b" " * 100 + b"<x/>" + b" " * 60_000_000),
        "MB of text once unpacked",
    ),
    "entities": ("faq.xlsx", changed(GOOD, entities), "defines entities"),
    "macros": ("faq.xlsm", with_part(GOOD, "xl/vbaProject.bin", b"x"), "carries macros"),
    "cut short": ("faq.xlsx", GOOD[:-200], "is damaged"),
    "another archive": ("a.zip", with_part(b"", "a.txt", "x"), "is an archive or a format"),
    "a cell of many letters": (
        "faq.csv",
        csv_of([("ก" * 200_000, "ข")], header=ROWS[0]),
        "200,000 characters in one cell",
    ),
    "an old workbook": ("faq.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
    "a locked workbook": (
        "faq.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "a picture": ("faq.pdf", image_pdf(), "no text layer"),
    "a locked PDF": ("faq.pdf", locked_pdf(), "protected by a password"),
    "a cut PDF": ("faq.pdf", b"%PDF-1.7\nx", "PDF"),
    "no text": ("faq.txt", bytes(range(256)) * 4, "no text in UTF-8"),
    "Chinese": ("faq.csv", "问,答\n你好,世界\n".encode("gb18030"), "no (text|questions)"),
    "an open quote": ("faq.csv", 'ถาม,ตอบ\n"ก,ข\n'.encode(), "line 2"),
    "half a JSON": ("faq.json", b'[{"question": "a", "answer": "b"}', "is no JSON"),
    "deep JSON": ("faq.json", b'{"a":' * 100_000, "JSON|nested"),
    "no questions": ("faq.docx", docx_of(("Normal", "สวัสดี")), "no questions and answers"),
    "an empty file": ("faq.csv", b"", "is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_why(name, read):
    file, data, message = BAD[name]
    with pytest.raises(DocumentFileError, match=message) as raised:
        read(file, data)
    assert file in str(raised.value)


def test_a_folder_and_a_missing_file_are_named(read, tmp_path):
    from chatbot.importing.columns import ColumnNames
    from chatbot.importing.files import read_office_file

    for path, message in ((tmp_path, "is a folder"), (tmp_path / "nowhere", "no such file")):
        with pytest.raises(DocumentFileError, match=message):
            read_office_file(path, ColumnNames())


def test_a_formula_is_told_by_its_cell_and_never_worked_out(read):
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book.active["B3"] = '=HYPERLINK("http://a.example",A1)'
    data = io.BytesIO()
    book.save(data)
    imported = read("faq.xlsx", data.getvalue())
    assert [one.found.question for one in imported.transcribed.placed] == ["ลากิจได้กี่วัน"]
    (problem,) = imported.errors
    # Told by its cell; its row is left out with it.
    assert problem.place == "แถว 3 ช่อง B3"
    assert "formula" in problem.what


def test_a_date_in_an_answer_is_told_not_guessed(read):
    from datetime import date

    imported = read("faq.xlsx", xlsx_of(("FAQ", [*ROWS, ("ส่งเมื่อใด", date(2024, 1, 5))])))
    assert "date" in imported.errors[0].what
    # In a column that nobody asks for it does not matter.
    rows = [(*row, date(2024, 1, 5)) for row in ROWS[1:]]
    (note,) = read("b.xlsx", xlsx_of(("FAQ", [(*ROWS[0], "แก้ไข"), *rows]))).problems
    assert note.what == "columns that are not read: แก้ไข"


def test_scripts_and_comments_of_a_page_are_no_text(read):
    body = (
        "<script>alert(1)</script><!-- ถาม: x --><style>p{}</style>"
        "<p>ถาม: ลากิจได้กี่วัน</p><p>ตอบ: <b>ปีละ</b> 45 วัน<img src=http://a.example/x onerror=y></p>"
    )
    (entry,) = read("faq.html", page_of(body)).transcribed.placed
    assert (entry.found.question, entry.found.answer) == ("ลากิจได้กี่วัน", "ปีละ 45 วัน")


def test_markup_in_a_cell_stays_wording(read):
    imported = read("faq.csv", csv_of([("แท็ก <b> คือ", "<script>x</script>")], header=ROWS[0]))
    assert imported.transcribed.placed[0].found.answer == "<script>x</script>"
