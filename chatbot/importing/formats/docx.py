"""Word documents: headings, paragraphs and tables, in their order."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import (
    Content,
    FileBlock,
    Problem,
    ProblemSeverity,
    Prose,
    Table,
    TableRow,
)
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.docx_lists import Lists
from chatbot.importing.limits import MOST_COLUMNS, open_office_file, require_short

_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A paragraph all in bold letters stands over what follows it, below every heading.
_BOLD_LEVEL = 9
_LONGEST_BOLD = 300
_BREAKS = (qn("w:br"), qn("w:cr"))


class Docx:
    """The body; headers, footers and notes of a page are no part of it."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        open_office_file(data).close()
        try:
            document = docx.Document(io.BytesIO(data))
        # Of a damaged file python-docx raises whatever it stumbles over.
        except Exception as error:
            raise DocumentFileError(
                f"is no Word document that can be read ({error}). Save it anew as .docx."
            ) from error
        body = document.element.body
        changed = any(body.find(f".//{qn(tag)}") is not None for tag in ("w:ins", "w:del"))
        problems = (_TRACKED,) if changed else ()
        title = (document.core_properties.title or "").strip()
        return Content(tuple(_Body(document).blocks()), problems, title)

    def witness(self, data: bytes) -> str:
        """All text of the file by another way: its own XML."""
        with open_office_file(data) as archive:
            names = [name for name in archive.namelist() if name.endswith(".rels")]
            texts = [_own_text(archive.read(_BODY))] if _BODY in archive.namelist() else []
            return "\n".join(
                (*texts, *(archive.read(name).decode("utf-8", "replace") for name in names))
            )


class _Body:
    """Walks a document's body, counting paragraphs and tables as a person does."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists = Lists(document)
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> Iterator[FileBlock]:
        """What stands in it, in order."""
        yield from self._within(self._document.element.body)

    def _within(self, element: etree._Element) -> Iterator[FileBlock]:
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(Paragraph(child, self._document._body))
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
                yield from self._within(child)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Prose]:
        self._paragraphs += 1
        place = f"ย่อหน้า {self._paragraphs}"
        text = self._text(paragraph._p)
        require_short(text, place)
        if text.strip():
            marker = self._lists.marker(paragraph._p)
            yield Prose(marker + text, place, _level(paragraph, text))

    def _table(self, element: etree._Element) -> Table:
        self._tables += 1
        rows: list[TableRow] = []
        for number, line in enumerate(element.iter(qn("w:tr")), start=1):
            row = self._row(line, f"ตาราง {self._tables} แถว {number}", rows[-1] if rows else None)
            rows.append(row)
        return Table("", tuple(row for row in rows if row.filled))

    def _row(self, line: etree._Element, place: str, above: TableRow | None) -> TableRow:
        cells: list[str] = []
        continued = set()
        spanning = False
        for cell in line.iter(qn("w:tc")):
            wide = _number(cell, "w:gridSpan")
            merge = cell.find(f"./{qn('w:tcPr')}/{qn('w:vMerge')}")
            text = "\n".join(self._cell_lines(cell))
            require_short(text, place)
            if merge is not None and merge.get(qn("w:val")) != "restart":
                continued.add(len(cells))
                text = above.cells[len(cells)] if above and len(cells) < len(above.cells) else text
            spanning = spanning or wide > 1
            cells += [text, *[""] * (wide - 1)]
            if len(cells) > MOST_COLUMNS:
                break
        return TableRow(tuple(cells), place, frozenset(continued), spanning)

    def _cell_lines(self, cell: etree._Element) -> Iterator[str]:
        for paragraph in cell.iter(qn("w:p")):
            text = self._text(paragraph)
            if text.strip():
                yield self._lists.marker(paragraph) + text

    def _text(self, paragraph: etree._Element) -> str:
        """Its words as they stand once changes are accepted, addresses behind their links."""
        parts: list[str] = []
        for part in paragraph.iter():
            if part.tag == qn("w:t"):
                parts.append("" if _is_hidden(part) else part.text or "")
            elif part.tag == qn("w:tab"):
                parts.append("\t")
            elif part.tag in _BREAKS:
                parts.append("\n")
            elif part.tag == qn("w:hyperlink"):
                parts.append(self._address(part))
        return _links_behind(parts)

    def _address(self, link: etree._Element) -> str:
        relation = self._document.part.rels.get(link.get(qn("r:id"), ""))
        target = relation.target_ref if relation is not None and relation.is_external else ""
        shown = "".join(part.text or "" for part in link.iter(qn("w:t")))
        return (
            f"\0{len(shown)}\0{target}" if target.startswith("http") and target not in shown else ""
        )


def _is_hidden(text: etree._Element) -> bool:
    """Whether a run is hidden or struck through: it is no part of what the document says."""
    marks = text.getparent().find(qn("w:rPr"))
    if marks is None:
        return False
    found = (marks.find(qn(name)) for name in ("w:vanish", "w:strike", "w:dstrike"))
    return any(one is not None and one.get(qn("w:val")) not in ("0", "false") for one in found)


def _links_behind(parts: list[str]) -> str:
    """The parts as one text: an address, told before its link, goes behind the link's text."""
    text, waiting, due = "", "", 0
    for part in parts:
        if part.startswith("\0"):
            length, waiting = part[1:].split("\0")
            due = len(text) + int(length)
        else:
            text += part
        if waiting and len(text) >= due:
            text, waiting = f"{text} ({waiting})", ""
    return text


def _level(paragraph: Paragraph, text: str) -> int:
    """The level of a heading; 0 for a paragraph."""
    style = paragraph.style
    name = (style.name or "").lower() if style is not None else ""
    if name.startswith("heading") and name[-1:].isdecimal():
        return int(name[-1])
    if name == "title":
        return 1
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs) and len(text) <= _LONGEST_BOLD
    return _BOLD_LEVEL if bold else 0


def _number(cell: etree._Element, name: str) -> int:
    found = cell.find(f"./{qn('w:tcPr')}/{qn(name)}")
    value = found.get(qn("w:val"), "1") if found is not None else "1"
    return min(int(value), 100) if value.isdecimal() and int(value) else 1


def _own_text(data: bytes) -> str:
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 -- entities were refused at opening
    except ElementTree.ParseError as error:
        raise DocumentFileError(f"is damaged ({error}). Save it anew from Word.") from error
    lines = []
    for paragraph in root.iter(f"{_W}p"):
        lines.append("".join(part.text or "" for part in paragraph.iter(f"{_W}t")))
    return "\n".join(lines)


_TRACKED = Problem(
    "",
    "the document has changes that nobody has accepted or rejected; it is read as if accepted",
    "Accept or reject them in Word, and save it.",
    ProblemSeverity.NOTE,
)

FORMAT: Format = Docx()
