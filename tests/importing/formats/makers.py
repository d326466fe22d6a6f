"""Files of questions and answers, made by each format's own library."""

import csv
import io
import json
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

import docx
import openpyxl
from fontTools.merge import Merger
from fontTools.ttLib import TTFont as Font
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

import chatbot

HEADER = ("หมวด", "ลำดับ", "คำถาม", "คำตอบ")


def csv_of(rows, encoding="utf-8", delimiter=",", header=HEADER):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([header, *rows])
    return text.getvalue().encode(encoding)


def xlsx_of(*sheets):
    """A workbook; each sheet a title, its rows and ranges to merge."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows, *merged in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    return _saved(book)


def docx_of(*parts):
    """A document; each part a style with text, or a list of rows with ranges to merge."""
    document = docx.Document()
    for kind, value, *merged in parts:
        if kind == "table":
            table = document.add_table(len(value), len(value[0]))
            for line, row in zip(table.rows, value, strict=True):
                for cell, text in zip(line.cells, row, strict=True):
                    cell.text = text
            for first, last in merged:
                table.cell(*first).merge(table.cell(*last))
        elif kind == "bold":
            document.add_paragraph().add_run(value).bold = True
        else:
            document.add_paragraph(value, style=kind)
    return _saved(document)


def pdf_of(*parts):
    """A PDF; each part a size with text, or a list of rows with a header."""
    _register_font()
    story = []
    for kind, value in parts:
        if kind == "table":
            cells = [[_paragraph(text, 9) for text in row] for row in value]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            story.append(Table(cells, colWidths=[40, 180, 300], repeatRows=1, style=grid))
        else:
            story += [Spacer(1, 8), _paragraph(value, kind)]
    data = io.BytesIO()

    def foot(canvas, page):
        canvas.setFont("Sarabun", 8)
        canvas.drawString(280, 20, f"หน้า {page.page}")

    SimpleDocTemplate(data, pagesize=A4, invariant=1).build(
        story, onFirstPage=foot, onLaterPages=foot
    )
    return data.getvalue()


def page_of(body, head=""):
    return (
        "<!doctype html><html lang=th><head><meta charset=utf-8><title>ถาม-ตอบ</title>"
        f"{head}</head><body>{body}</body></html>"
    ).encode()


def answer_html(answer):
    lines = (
        f"<li>{escape(line[2:])}</li>" if line.startswith("- ") else f"<p>{escape(line)}</p>"
        for line in answer.split("\n")
    )
    return "".join(lines)


def _sections(rows):
    return [(title, list(some)) for title, some in groupby(rows, key=lambda row: row[0])]


def _xlsx(rows):
    return xlsx_of(("FAQ", [("ถาม-ตอบ",), (), HEADER, *rows]))


def _sheets(rows):
    sheets = (
        (title, [("ที่", "ถาม", "ตอบ"), *(row[1:] for row in some)])
        for title, some in _sections(rows)
    )
    return xlsx_of(*sheets)


def _docx_table(rows):
    parts = []
    for title, some in _sections(rows):
        cells = [HEADER[1:], *((str(number), *texts) for _, number, *texts in some)]
        parts += [("Heading 1", title), ("table", cells)]
    return docx_of(*parts)


def _docx_headings(rows):
    parts = []
    for title, some in _sections(rows):
        parts.append(("Heading 1", title))
        for _, _, question, answer in some:
            parts.append(("Heading 2", question))
            for line in answer.split("\n"):
                listed = line.startswith("- ")
                parts.append(("List Bullet", line[2:]) if listed else ("Normal", line))
    return docx_of(*parts)


def _labelled(rows):
    return [
        (title, [line for _, _, q, a in some for line in (f"ถาม: {q}", f"ตอบ: {a}")])
        for title, some in _sections(rows)
    ]


def _docx_labels(rows):
    parts = []
    for title, lines in _labelled(rows):
        parts += [("Heading 1", title), *(("Normal", line) for line in lines)]
    return docx_of(*parts)


def _pdf_table(rows):
    parts = []
    for title, some in _sections(rows):
        cells = [HEADER[1:], *((str(number), *texts) for _, number, *texts in some)]
        parts += [(14, title), ("table", cells)]
    return pdf_of(*parts)


def _pdf_labels(rows):
    parts = []
    for title, lines in _labelled(rows):
        parts += [(14, title), *((9, line) for line in lines)]
    return pdf_of(*parts)


def _json(rows):
    names = ("section", "number", "question", "answer")
    values = [dict(zip(names, row, strict=True)) for row in rows]
    return json.dumps(values, ensure_ascii=False, indent=1).encode()


def _jsonl(rows):
    lines = (
        {"messages": [{"role": "user", "content": q}, {"role": "assistant", "content": a}]}
        for _, _, q, a in rows
    )
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def _html_terms(rows):
    terms = (f"<dt>{escape(q)}</dt><dd>{answer_html(a)}</dd>" for _, _, q, a in rows)
    return page_of(f"<dl>{''.join(terms)}</dl>", "<script>alert(1)</script>")


def _html_disclosures(rows):
    return page_of(
        "".join(
            f"<details><summary>{escape(q)}</summary>{answer_html(a)}</details>"
            for _, _, q, a in rows
        )
    )


def _html_table(rows):
    lines = (f"<tr><td>{escape(q)}<td>{answer_html(a)}</tr>" for _, _, q, a in rows)
    return page_of(f"<table><tr><th>คำถาม<th>คำตอบ</tr>{''.join(lines)}</table>")


def _html_linked_data(rows):
    entities = [
        {"@type": "Question", "name": q, "acceptedAnswer": {"text": answer_html(a)}}
        for _, _, q, a in rows
    ]
    value = json.dumps({"@type": "FAQPage", "mainEntity": entities})
    return page_of("<h1>FAQ</h1>", f"<script type='application/ld+json'>{value}</script>")


def _markdown(rows):
    lines = []
    for title, some in _sections(rows):
        lines.append(f"# {title}")
        for _, _, question, answer in some:
            lines += [f"## {question}", answer.replace("*", "\\*").replace("\n", "\n\n")]
    return "\n\n".join(lines).encode()


def _text(rows):
    return "\n".join(line for _, lines in _labelled(rows) for line in lines).encode()


def _plain_table(rows):
    lines = []
    for title, some in _sections(rows):
        lines += [title, "\t".join(HEADER[1:])]
        lines += ["\t".join((str(n), q, a.replace("\n", "<br>"))) for _, n, q, a in some]
    return "\n".join(lines).encode()


MAKERS = {
    "faq.xlsx": _xlsx,
    "sheets.xlsx": _sheets,
    "utf-8.csv": csv_of,
    "bom.csv": lambda rows: csv_of(rows, "utf-8-sig"),
    "semicolons.csv": lambda rows: csv_of(rows, delimiter=";"),
    "utf-16.tsv": lambda rows: csv_of(rows, "utf-16", "\t"),
    "table.txt": _plain_table,
    "faq.json": _json,
    "openai.jsonl": _jsonl,
    "table.docx": _docx_table,
    "headings.docx": _docx_headings,
    "labels.docx": _docx_labels,
    "terms.html": _html_terms,
    "disclosures.html": _html_disclosures,
    "table.html": _html_table,
    "linked-data.html": _html_linked_data,
    "faq.md": _markdown,
    "faq.txt": _text,
    "table.pdf": _pdf_table,
    "labels.pdf": _pdf_labels,
}


def _saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _paragraph(text, size):
    style = ParagraphStyle(
        str(size), fontName="Sarabun", fontSize=size, leading=size * 1.5, wordWrap="CJK"
    )
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


@cache
def _register_font():
    """The window's own font: its Thai and Latin halves as one, without what shapes letters."""
    folder = Path(chatbot.__file__).parent / "doors" / "web" / "static" / "fonts"
    halves = []
    for half in ("thai", "latin"):
        font = Font(folder / f"sarabun-{half}-400-normal.woff2")
        font.flavor = None
        for table in {"GSUB", "GPOS", "GDEF"} & set(font.keys()):
            del font[table]
        halves.append(_saved(font))
    whole = Merger().merge([io.BytesIO(half) for half in halves])
    pdfmetrics.registerFont(TTFont("Sarabun", io.BytesIO(_saved(whole))))
