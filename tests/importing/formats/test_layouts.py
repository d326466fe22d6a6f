"""Awkward layouts of each format: read whole, or told row by row."""

import json

import pytest
from importing.conftest import entries_of, problems_of
from importing.formats.makers import csv_of, docx_of, page_of, pdf_of, xlsx_of

from chatbot.errors import DocumentFileError

QA = [("1", "ลากิจได้กี่วัน", "ปีละ 45 วัน"), ("2", "ลาพักผ่อนได้กี่วัน", "ปีละ 10 วัน")]
WHOLE = "คำถาม-คำตอบ"
PLAIN = [(WHOLE, int(n), q, a) for n, q, a in QA]
SECTION = [("การลา", int(n), q, a) for n, q, a in QA]

WORKBOOKS = {
    "titles and empty rows above the header": (
        [("FAQ", [("คู่มือการลา",), (), ("กองการเจ้าหน้าที่",), ("ที่", "คำถาม", "คำตอบ"), (), *QA])],
        PLAIN,
    ),
    "a header of two rows": (
        [
            (
                "FAQ",
                [
                    ("ลำดับ", "คำถาม", "คำตอบ", ""),
                    ("", "", "ภาษาไทย", "English"),
                    *((*row, "n/a") for row in QA),
                ],
                "A1:A2",
                "B1:B2",
                "C1:D1",
            )
        ],
        PLAIN,
    ),
    "sections merged down": (
        [
            (
                "FAQ",
                [("หมวด", "ข้อ", "ถาม", "ตอบ"), ("การลา", *QA[0]), ("", *QA[1])],
                "A2:A3",
            )
        ],
        SECTION,
    ),
    "a section over all columns": (
        [("FAQ", [("ข้อ", "ถาม", "ตอบ"), ("การลา",), *QA], "A2:C2")],
        SECTION,
    ),
    "an answer over two rows": (
        [
            (
                "FAQ",
                [("ข้อ", "ถาม", "ตอบ"), ("1", "ลากิจได้กี่วัน", "ปีละ"), ("", "", "45 วัน"), QA[1]],
                "A2:A3",
                "B2:B3",
            )
        ],
        [(WHOLE, 1, "ลากิจได้กี่วัน", "ปีละ\n45 วัน"), PLAIN[1]],
    ),
    "one answer to two questions": (
        [
            (
                "FAQ",
                [("ข้อ", "ถาม", "ตอบ"), ("1", "ลาบ่ายได้ไหม", "ได้"), ("2", "ลาเช้าได้ไหม", "")],
                "C2:C3",
            )
        ],
        [(WHOLE, 1, "ลาบ่ายได้ไหม", "ได้"), (WHOLE, 2, "ลาเช้าได้ไหม", "ได้")],
    ),
    "sheets that are sections, and one that is none": (
        [
            ("การลา", [("ที่", "ถาม", "ตอบ"), *QA]),
            ("เงินเดือน", [("ที่", "ถาม", "ตอบ"), ("๑.", "เงินออกวันไหน", "วันที่ 25")]),
            ("สถิติ", [("เดือน", "จำนวน"), ("มกราคม", 5)]),
        ],
        [*SECTION, ("เงินเดือน", 1, "เงินออกวันไหน", "วันที่ 25")],
    ),
    "two tables under one another, columns the other way round": (
        [
            (
                "FAQ",
                [
                    ("ที่", "ถาม", "ตอบ"),
                    QA[0],
                    ("หมายเหตุ: ข้อมูล ณ วันที่ 1 มกราคม 2567",),
                    (),
                    ("ตอบ", "ถาม", "ที่"),
                    QA[1][::-1],
                ],
            )
        ],
        PLAIN,
    ),
    "numbers in Thai digits, with nought and dot": (
        [("FAQ", [("ที่", "ถาม", "ตอบ"), ("๑", *QA[0][1:]), ("02.", *QA[1][1:])])],
        PLAIN,
    ),
    "no header": ([("FAQ", [(q, a + " ตามระเบียบการลาของข้าราชการ") for _, q, a in QA])],
        [(s, n, q, a + " ตามระเบียบการลาของข้าราชการ") for s, n, q, a in PLAIN]),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks(name, read):
    sheets, expected = WORKBOOKS[name]
    imported = read("faq.xlsx", xlsx_of(*sheets))
    assert entries_of(imported) == expected
    assert imported.errors == ()


HEADER = ("ลำดับ", "คำถาม", "คำตอบ")
TABLES = {
    "line breaks in cells": (
        csv_of([("1", "ลากิจได้กี่วัน", "ปีละ 45 วัน\nไม่รวมวันหยุด")], header=HEADER),
        [(WHOLE, 1, "ลากิจได้กี่วัน", "ปีละ 45 วัน\nไม่รวมวันหยุด")],
    ),
    "quotes doubled": (
        'คำถาม,คำตอบ\n"แอป ""ทางลัด"" คืออะไร","แอปของรัฐ"\n'.encode(),
        [(WHOLE, 1, 'แอป "ทางลัด" คืออะไร', "แอปของรัฐ")],
    ),
    "Windows-874 and semicolons": (csv_of(QA, "cp874", ";", HEADER), PLAIN),
    "UTF-16 without a mark": (csv_of(QA, "utf-16-le", "\t", HEADER), PLAIN),
    "wordings between bars": (
        csv_of([("1", "ลากิจได้กี่วัน|ลาธุระได้กี่วัน", "ปีละ 45 วัน")], header=HEADER),
        PLAIN[:1],
    ),
    "an export of Azure, one row a wording": (
        (
            "Question\tAnswer\tSource\tMetadata\tQnaId\n"
            "ลากิจได้กี่วัน\tปีละ 45 วัน\teditorial\t\t7\n"
            "ลาธุระได้กี่วัน\tปีละ 45 วัน\teditorial\t\t7\n"
            "ลาพักผ่อนได้กี่วัน\tปีละ 10 วัน\teditorial\t\t8\n"
        ).encode(),
        PLAIN,
    ),
    "the header again on a new page, and a row that goes on": (
        "\t".join(HEADER).encode() + "\n1\tลากิจได้\tปีละ 45\n".encode()
        + "\t".join(HEADER).encode() + "\n\tกี่วัน\tวัน\n2\tลาพักผ่อนได้กี่วัน\tปีละ 10 วัน\n".encode(),
        [(WHOLE, 1, "ลากิจได้ กี่วัน", "ปีละ 45 วัน"), PLAIN[1]],
    ),
    "labels in cells": (
        csv_of([("1", "ถาม: ลากิจได้กี่วัน", "ตอบ: ปีละ 45 วัน")], header=HEADER),
        PLAIN[:1],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_as_text(name, read):
    data, expected = TABLES[name]
    imported = read("faq.csv", data)
    assert entries_of(imported) == expected
    assert imported.errors == ()


def test_other_wordings_become_alternates(read):
    for name in ("wordings between bars", "an export of Azure, one row a wording"):
        imported = read("faq.csv", TABLES[name][0])
        assert imported.transcribed.placed[0].found.alternates == ("ลาธุระได้กี่วัน",)


def test_every_row_that_is_not_read_is_told(read):
    rows = [
        QA[0],
        ("2", "ลาพักผ่อนได้กี่วัน", ""),
        ("3", "", "ปีละ 10 วัน"),
        ("", "ลาบวชได้กี่วัน", "120 วัน"),
        ("5", "ลาคลอดได้กี่วัน", "90 วัน"),
    ]
    imported = read("faq.csv", csv_of(rows, header=HEADER))
    assert [entry[1:] for entry in entries_of(imported)] == [
        (1, "ลากิจได้กี่วัน", "ปีละ 45 วัน"),
        (2, "ลาบวชได้กี่วัน", "120 วัน"),
        (3, "ลาคลอดได้กี่วัน", "90 วัน"),
    ]
    assert [(severity, place) for severity, place, _ in problems_of(imported)] == [
        ("error", "บรรทัด 3"),
        ("error", "บรรทัด 4"),
        ("note", "บรรทัด 5"),
        ("note", "บรรทัด 2"),
    ]


RECORDS = {
    "turns of user and assistant": [
        {"messages": [{"role": "user", "content": q}, {"role": "assistant", "content": a}]}
        for _, q, a in QA
    ],
    "categories with lists": {
        "faqs": [{"category": "การลา", "items": [{"q": q, "a": a} for _, q, a in QA]}]
    },
    "a list of questions to one answer": {
        "qnaList": [{"questions": ["ลากิจได้กี่วัน", "ลาธุระได้กี่วัน"], "answer": "ปีละ 45 วัน"}]
    },
    "questions as keys": {q: a for _, q, a in QA},
    "a FAQPage": {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": q, "acceptedAnswer": {"@type": "Answer", "text": a}}
            for _, q, a in QA
        ],
    },
    "annotations of Dify": {
        "data": [{"id": "x", "question": q, "answer": a, "hit_count": 0} for _, q, a in QA]
    },
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_records(name, read):
    imported = read("faq.json", json.dumps(RECORDS[name]).encode())
    expected = SECTION if name == "categories with lists" else PLAIN
    found = entries_of(imported)
    assert found == expected[: len(found)]
    assert len(found) == (1 if "one answer" in name else 2)


DOCUMENTS = {
    "labels in paragraphs of their own": (
        [
            ("Heading 1", "การลา"),
            ("Normal", "ถาม"), ("Normal", QA[0][1]), ("Normal", "ตอบ"), ("Normal", QA[0][2]),
            ("Normal", "ถาม"), ("Normal", QA[1][1]), ("Normal", "ตอบ"), ("Normal", QA[1][2]),
        ],
        SECTION,
    ),
    "questions in bold": (
        [part for _, q, a in QA for part in (("bold", q), ("Normal", a))],
        PLAIN,
    ),
    "headings with numbers": (
        [part for n, q, a in QA for part in (("Heading 2", f"{n}. {q}"), ("Normal", a))],
        PLAIN,
    ),
    "a table with a cell over two rows": (
        [
            ("table", [HEADER, ("1", QA[0][1], "ปีละ"), ("", "", "45 วัน"), QA[1]],
             ((1, 0), (2, 0)), ((1, 1), (2, 1))),
        ],
        [(WHOLE, 1, QA[0][1], "ปีละ\n45 วัน"), PLAIN[1]],
    ),
    "a table and labelled paragraphs": (
        [
            ("table", [HEADER, QA[0]]),
            ("Normal", f"ถาม: {QA[1][1]}"), ("Normal", f"ตอบ: {QA[1][2]}"),
        ],
        PLAIN,
    ),
    "tables under headings": (
        [
            ("Heading 1", "การลา"), ("table", [HEADER, *QA]),
            ("Heading 1", "เงินเดือน"), ("table", [HEADER, ("1", "เงินออกวันไหน", "วันที่ 25")]),
        ],
        [*SECTION, ("เงินเดือน", 1, "เงินออกวันไหน", "วันที่ 25")],
    ),
    "numbered lists in an answer": (
        [("Heading 2", "ต้องใช้อะไร"), ("List Number", "บัตร"), ("List Number", "แบบคำขอ"),
         ("Heading 2", "ยื่นที่ไหน"), ("Normal", "ที่เขต")],
        [(WHOLE, 1, "ต้องใช้อะไร", "1. บัตร\n2. แบบคำขอ"), (WHOLE, 2, "ยื่นที่ไหน", "ที่เขต")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(name, read):
    parts, expected = DOCUMENTS[name]
    imported = read("faq.docx", docx_of(*parts))
    assert entries_of(imported) == expected
    assert imported.errors == ()


PAGES = {
    "headings": (
        "<h2>การลา</h2>" + "".join(f"<h3>{q}</h3><div><p>{a}</p></div>" for _, q, a in QA),
        SECTION,
    ),
    "terms": (
        f"<dl><dt>{QA[0][1]}</dt><dd>{QA[0][2]}</dd>"
        f"<dt>{QA[1][1]}</dt><dd><p>{QA[1][2]}</p></dd></dl>",
        PLAIN,
    ),
    "a table with cells that reach down": (
        "<table><caption>การลา</caption><tr><th>หมวด<th>คำถาม<th>คำตอบ"
        f"<tr><td rowspan=2>การลา<td>{QA[0][1]}<td>{QA[0][2]}"
        f"<tr><td>{QA[1][1]}<td>{QA[1][2]}</table>",
        SECTION,
    ),
    "headings between a menu and a footer": (
        "<nav><ul><li>หน้าแรก<li>ติดต่อเรา</ul></nav><div class='main-menu'>เมนู</div>"
        + "".join(f"<h3>{q}</h3><p>{a}</p>" for _, q, a in QA)
        + "<footer>สงวนลิขสิทธิ์</footer><div id='footer'>โทร 02</div>",
        PLAIN,
    ),
    "paragraphs with labels": (
        "".join(f"<p><b>ถาม :</b> {q}</p><p><b>ตอบ :</b> {a}</p>" for _, q, a in QA),
        PLAIN,
    ),
    "links and counted lists": (
        "<details><summary>ยื่นที่ไหน</summary><ol><li>ที่เขต"
        "<li>ที่ <a href='https://a.go.th/ก'>เว็บ</a></ol></details>",
        [(WHOLE, 1, "ยื่นที่ไหน", "1. ที่เขต\n2. ที่ เว็บ (https://a.go.th/ก)")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(name, read):
    body, expected = PAGES[name]
    imported = read("faq.html", page_of(body))
    assert entries_of(imported) == expected
    assert imported.errors == ()


TEXTS = {
    "a table in Markdown": (
        "faq.md",
        "| ข้อ | คำถาม | คำตอบ |\n|---|---|---|\n"
        + "".join(f"| {n} | {q} | {a} |\n" for n, q, a in QA),
        PLAIN,
    ),
    "bold labels in Markdown": (
        "faq.md",
        "\n\n".join(f"**ถาม:** {q}\n\n**ตอบ:** {a}" for _, q, a in QA),
        PLAIN,
    ),
    "headings of two levels in Markdown": (
        "faq.md",
        "# การลา\n\n" + "\n\n".join(f"## {n}. {q}\n{a}" for n, q, a in QA),
        SECTION,
    ),
    "lists in Markdown": (
        "faq.md",
        "## ต้องใช้อะไร\n- บัตร\n- แบบคำขอ\n\n## ยื่นที่ไหน\nที่เขต\n",
        [(WHOLE, 1, "ต้องใช้อะไร", "● บัตร\n● แบบคำขอ"), (WHOLE, 2, "ยื่นที่ไหน", "ที่เขต")],
    ),
    "numbered labels in text": (
        "faq.txt",
        "\n".join(f"คำถามที่ {n} {q}\nคำตอบ {a}" for n, q, a in QA),
        PLAIN,
    ),
    "Q1 and A1 in text": (
        "faq.txt",
        "\n\n".join(f"Q{n}: {q}\nA{n}: {a}" for n, q, a in QA),
        PLAIN,
    ),
    "English answers that begin with A": (
        "faq.txt",
        "Q: Who applies?\nA: Anybody.\nA form is needed.\nQ: Where?\nA: Here.",
        [(WHOLE, 1, "Who applies?", "Anybody.\nA form is needed."), (WHOLE, 2, "Where?", "Here.")],
    ),
    "chapters in text": (
        "faq.txt",
        "บทที่ ๑ การลา\nถาม ลาได้กี่วัน\nตอบ 45 วัน\nบทที่ ๒ เงินเดือน\nถาม ออกวันไหน\nตอบ วันที่ 25",
        [("บทที่ ๑ การลา", 1, "ลาได้กี่วัน", "45 วัน"), ("บทที่ ๒ เงินเดือน", 1, "ออกวันไหน", "วันที่ 25")],
    ),
    "lists within lists in Markdown": (
        "faq.md",
        "## ลาอย่างไร\n1. ยื่นคำร้อง\n2. อาจารย์ลงนาม\n   - ที่ปรึกษา\n   - คณบดี\n\n## ยื่นที่ไหน\nที่เขต\n",
        [
            (WHOLE, 1, "ลาอย่างไร", "1. ยื่นคำร้อง\n2. อาจารย์ลงนาม\n● ที่ปรึกษา\n● คณบดี"),
            (WHOLE, 2, "ยื่นที่ไหน", "ที่เขต"),
        ],
    ),
    "answers of several lines in text": (
        "faq.txt",
        "ถาม ต้องใช้อะไร\nตอบ บัตร\nแบบคำขอ\nถาม ยื่นที่ไหน\nตอบ ที่เขต",
        [(WHOLE, 1, "ต้องใช้อะไร", "บัตร\nแบบคำขอ"), (WHOLE, 2, "ยื่นที่ไหน", "ที่เขต")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name, read):
    file, text, expected = TEXTS[name]
    imported = read(file, text.encode())
    assert entries_of(imported) == expected
    assert imported.errors == ()


LONG = [(str(n), f"คำถามเรื่องที่ {n} คืออะไร", f"คำตอบของเรื่องที่ {n} " * 12) for n in range(1, 31)]
PRINTED = {
    "headings by size": (
        [part for _, q, a in LONG[:3] for part in ((14, q), (9, a))],
        [(WHOLE, int(n), q, a.strip()) for n, q, a in LONG[:3]],
    ),
    "a table over pages": (
        [(16, "คู่มือ"), ("table", [HEADER, *LONG])],
        [("คู่มือ", int(n), q, a.strip()) for n, q, a in LONG],
    ),
    "text over pages with numbers at their foot": (
        [(9, line) for _, q, a in LONG for line in (f"ถาม: {q}", f"ตอบ: {a}")],
        [(WHOLE, int(n), q, a.strip()) for n, q, a in LONG],
    ),
    "tables under headings": (
        [(14, "การลา"), ("table", [HEADER, *QA]), (14, "อื่น ๆ"), ("table", [HEADER, QA[0]])],
        [*SECTION, ("อื่น ๆ", *PLAIN[0][1:])],
    ),
    "numbers in Thai digits": (
        [("table", [HEADER, ("๑", *QA[0][1:]), ("๒", *QA[1][1:])])],
        PLAIN,
    ),
}  # fmt: skip


def squeezed(entry):
    return tuple("".join(str(text).split()) for text in entry)


@pytest.mark.parametrize("name", PRINTED)
def test_printed(name, read):
    parts, expected = PRINTED[name]
    imported = read("faq.pdf", pdf_of(*parts))
    # Where a line was wrapped no space can be told, and a page ends a paragraph.
    assert [squeezed(entry) for entry in entries_of(imported)] == [
        squeezed(entry) for entry in expected
    ]
    assert imported.errors == ()


def test_several_files_are_one_document_a_section_each(read):
    imported = read(
        "การลา.csv", csv_of(QA, header=HEADER), "pay.csv", csv_of(QA[:1], header=HEADER)
    )
    assert entries_of(imported) == [*SECTION, ("pay", *PLAIN[0][1:])]


@pytest.mark.parametrize("names", [("เรื่อง", "ทำอย่างไร"), ("B", "C"), ("2", "3")])
def test_columns_can_be_named(read, names):
    data = csv_of(QA, header=("n", "เรื่อง", "ทำอย่างไร"))
    imported = read("faq.csv", data, question=names[0], answer=names[1], number="1")
    assert [entry[2:] for entry in entries_of(imported)] == [entry[2:] for entry in PLAIN]


@pytest.mark.parametrize(
    "header",
    [
        ("ที่", "ถาม", "ตอบ", "", "ถาม", "ตอบ"),
        ("ที่", "คำถาม", "คำตอบเดิม", "คำตอบใหม่"),
        ("ที่", "Question (TH)", "Answer (TH)", "Question (EN)"),
    ],
)
def test_columns_that_could_both_be_meant_are_asked_for(read, header):
    rows = [header, ("1", "ก", "ข", "ค", "ง", "จ")[: len(header)]]
    with pytest.raises(DocumentFileError, match=r"could both be the \w+s\. Name the column"):
        read("faq.xlsx", xlsx_of(("FAQ", rows)))


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        # A title, or the rest of the question above: nobody can tell.
        ("faq.xlsx", xlsx_of(("FAQ", [HEADER, QA[0], ("", "และลาป่วย"), QA[1]])), "แถว 3"),
        ("faq.csv", "ถาม,ตอบ\nเปิดกี่โมง,เปิด 8.30 น., ปิด 16.30 น.\n".encode(), "บรรทัด 2"),
    ],
)
def test_what_cannot_be_told_is_an_error(read, name, data, place):
    (problem,) = read(name, data).errors
    assert problem.place == place


def test_two_terms_over_one_answer_are_one_question_asked_in_two_ways(read):
    body = "<dl><dt>ลากิจได้กี่วัน<dt>ลาธุระได้กี่วัน<dd>45 วัน<dt>ลาบวชได้กี่วัน<dd>120 วัน</dl>"
    imported = read("faq.html", page_of(body))
    assert [entry[2:] for entry in entries_of(imported)] == [
        ("ลากิจได้กี่วัน", "45 วัน"),
        ("ลาบวชได้กี่วัน", "120 วัน"),
    ]
    assert imported.transcribed.placed[0].found.alternates == ("ลาธุระได้กี่วัน",)
    ((severity, _, what),) = problems_of(imported)
    assert (severity, what[:28]) == ("note", "2 terms over one answer; the")


def test_columns_that_are_passed_over_are_told(read):
    rows = [(*HEADER, "หมายเหตุ"), (*QA[0], "โทร 02-111-2222"), (*QA[1], "")]
    ((severity, _, what),) = problems_of(read("faq.xlsx", xlsx_of(("FAQ", rows))))
    assert (severity, what) == ("note", "columns that are not read: หมายเหตุ")


def test_a_column_that_was_named_is_no_section_beside(read):
    data = csv_of(QA, header=("ที่", "เรื่อง", "วิธี"))
    imported = read("faq.csv", data, question="เรื่อง", answer="วิธี")
    assert entries_of(imported) == PLAIN
