"""Word documents: headings, paragraphs and tables, in their order."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle, CharacterStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import (
    BOLD_LEVEL,
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
from chatbot.importing.formats.links import behind, is_lost, lost_links
from chatbot.importing.formats.relations import link_targets
from chatbot.importing.limits import MOST_COLUMNS, open_office_file, require_short

_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_BOLD = 300
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What stands around paragraphs, rows and cells and is none of them.
_AROUND = tuple(qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"))
_BESIDE = {
    qn("w:footnoteReference"): "footnote(s)",
    qn("w:endnoteReference"): "footnote(s)",
    qn("pic:pic"): "picture(s)",
    "{urn:schemas-microsoft-com:vml}imagedata": "picture(s)",
}
# Properties hold no text; what is for programs that know no text boxes is there twice.
_NOT_COLLECTED = (
    *(qn(tag) for tag in ("w:pPr", "w:rPr", "w:sdtPr", "w:del", "w:moveFrom")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


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
        changes = ("w:ins", "w:del", "w:moveFrom")
        changed = any(body.find(f".//{qn(tag)}") is not None for tag in changes)
        title = (document.core_properties.title or "").strip()
        reading = _Body(document)
        blocks = tuple(reading.blocks())
        return Content(blocks, (*((_TRACKED,) if changed else ()), *reading.problems()), title)

    def witness(self, data: bytes) -> str:
        """All text of the file by another way: its own XML."""
        with open_office_file(data) as archive:
            texts = [_own_text(archive.read(_BODY))] if _BODY in archive.namelist() else []
            return "\n".join((*texts, "", *link_targets(archive)))


class _Body:
    """Walks a document's body, counting paragraphs and tables as a person does."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists = Lists(document)
        self._paragraphs = 0
        self._tables = 0
        self._lost: list[tuple[str, str]] = []
        self._beside: dict[str, list[str]] = {}

    def problems(self) -> Iterator[Problem]:
        """What was met on the way and could not be read."""
        yield from lost_links(self._lost)
        for what, places in self._beside.items():
            yield Problem(
                places[0],
                f"{len(places)} {what}, which are not read, the first here",
                "Write what they say into the answers, if people are to read it.",
                ProblemSeverity.NOTE,
            )

    def blocks(self) -> Iterator[FileBlock]:
        """What stands in it, in order."""
        yield from self._within(self._document.element.body)

    def _within(self, element: etree._Element) -> Iterator[FileBlock]:
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(Paragraph(child, self._document._body))
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag in _AROUND:
                yield from self._within(child)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Prose]:
        self._paragraphs += 1
        place = f"ย่อหน้า {self._paragraphs}"
        text = self._text(paragraph._p, place)
        require_short(text, place)
        if text.strip():
            marker = self._lists.marker(paragraph._p)
            yield Prose(marker + text, place, _level(paragraph, text))

    def _table(self, element: etree._Element) -> Table:
        self._tables += 1
        rows: list[TableRow] = []
        for number, line in enumerate(_own(element, "w:tr"), start=1):
            row = self._row(line, f"ตาราง {self._tables} แถว {number}", rows[-1] if rows else None)
            rows.append(row)
        return Table("", tuple(row for row in rows if row.filled))

    def _row(self, line: etree._Element, place: str, above: TableRow | None) -> TableRow:
        cells: list[str] = []
        continued = set()
        spanning = False
        for cell in _own(line, "w:tc"):
            wide = _number(cell, "w:gridSpan")
            merge = cell.find(f"./{qn('w:tcPr')}/{qn('w:vMerge')}")
            text = "\n".join(self._cell_lines(cell, place))
            require_short(text, place)
            if merge is not None and merge.get(qn("w:val")) != "restart":
                continued.add(len(cells))
                text = above.cells[len(cells)] if above and len(cells) < len(above.cells) else text
            spanning = spanning or wide > 1
            cells += [text, *[""] * (wide - 1)]
            if len(cells) > MOST_COLUMNS:
                break
        return TableRow(tuple(cells), place, frozenset(continued), spanning)

    def _cell_lines(self, cell: etree._Element, place: str) -> Iterator[str]:
        for paragraph in _paragraphs(cell):
            text = self._text(paragraph, place)
            if text.strip():
                yield self._lists.marker(paragraph) + text

    def _text(self, paragraph: etree._Element, place: str) -> str:
        """Its words as they stand once changes are accepted, addresses behind their links."""
        text = _Text()
        self._collect(paragraph, text)
        self._lost += [(place, shown) for shown in text.lost]
        for what in text.beside:
            self._beside.setdefault(what, []).append(place)
        return text.whole

    def _collect(self, element: etree._Element, text: "_Text") -> None:
        for part in element.iterchildren():
            if part.tag == qn("w:t"):
                text.add("" if _is_hidden(part) else part.text or "")
            elif part.tag in _SIGNS:
                text.add(_SIGNS[part.tag])
            elif part.tag == qn("w:fldChar"):
                text.mark(part.get(qn("w:fldCharType"), ""))
            elif part.tag == qn("w:instrText"):
                text.instruct(part.text or "")
            elif part.tag in (qn("w:hyperlink"), qn("w:fldSimple")):
                start = len(text.whole)
                self._collect(part, text)
                target = _named_target(part.get(qn("w:instr"), "")) or self._target(part)
                text.link(target, start)
            elif part.tag in _BESIDE:
                text.beside.append(_BESIDE[part.tag])
            elif part.tag == qn("w:p"):  # of a text box
                text.add("\n")
                self._collect(part, text)
                text.add("\n")
            elif part.tag not in _NOT_COLLECTED:
                self._collect(part, text)

    def _target(self, link: etree._Element) -> str:
        relation = self._document.part.rels.get(link.get(qn("r:id"), ""))
        return relation.target_ref if relation is not None and relation.is_external else ""


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, without those of tables within."""
    for child in element.iterchildren():
        if child.tag == qn(tag):
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, tag)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell and of tables within it; what is in text boxes is theirs."""
    for child in cell.iterchildren():
        if child.tag == qn("w:p"):
            yield child
        else:
            yield from _paragraphs(child)


def _is_hidden(text: etree._Element) -> bool:
    """Whether a run is hidden or struck through: it is no part of what the document says."""
    marks = text.getparent().find(qn("w:rPr"))
    if marks is None:
        return False
    found = (marks.find(qn(name)) for name in ("w:vanish", "w:strike", "w:dstrike"))
    return any(one is not None and one.get(qn("w:val")) not in ("0", "false") for one in found)


class _Text:
    """A paragraph's text as it grows; the fields in it that are links get their addresses."""

    def __init__(self) -> None:
        self.whole = ""
        self.lost: list[str] = []
        self.beside: list[str] = []
        self._fields: list[tuple[str, int]] = []

    def add(self, text: str) -> None:
        self.whole += text

    def mark(self, kind: str) -> None:
        """A field begins, shows what follows, or ends."""
        if kind == "begin":
            self._fields.append(("", len(self.whole)))
        elif kind == "end" and self._fields:
            instruction, start = self._fields.pop()
            self.link(_named_target(instruction), start)

    def instruct(self, text: str) -> None:
        """What a field does, a piece of it."""
        if self._fields:
            instruction, start = self._fields[-1]
            self._fields[-1] = (instruction + text, start)

    def link(self, target: str, start: int) -> None:
        """What was added since is the text of a link."""
        shown = self.whole[start:]
        self.whole += behind(target, shown)
        if is_lost(target):
            self.lost.append(shown)


def _named_target(instruction: str) -> str:
    """The address in a field such as ``HYPERLINK "https://…"``."""
    found = _HYPERLINK.match(instruction)
    return found[1] if found else ""


def _level(paragraph: Paragraph, text: str) -> int:
    """The level of a heading; 0 for a paragraph."""
    style = paragraph.style
    name = (style.name or "").lower() if style is not None else ""
    if name.startswith("heading") and name[-1:].isdecimal():
        return int(name[-1])
    if name == "title":
        return 1
    # All of them: those within links, too.
    runs = (Run(one, paragraph) for one in paragraph._p.iter(qn("w:r")))
    bold = [_is_bold(run, style) for run in runs if run.text.strip()]
    return BOLD_LEVEL if bold and all(bold) and len(text) <= _LONGEST_BOLD else 0


def _is_bold(run: Run, style: BaseStyle | None) -> bool:
    """Whether a run is bold, by itself or by its style, else by that of its paragraph."""
    for one in (run, run.style, style):
        while one is not None:
            font = one.font if isinstance(one, Run | CharacterStyle) else None
            if font is not None and font.bold is not None:
                return font.bold
            one = one.base_style if isinstance(one, CharacterStyle) else None
    return False


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
        words = {f"{_W}t": "", f"{_W}noBreakHyphen": "-"}
        inner = (part for part in paragraph.iter() if part.tag in words)
        lines.append("".join(part.text or words[part.tag] for part in inner))
        lines += [part.text or "" for part in paragraph.iter(f"{_W}instrText")]
        lines += [part.get(f"{_W}instr", "") for part in paragraph.iter(f"{_W}fldSimple")]
    return "\n".join(lines)


_TRACKED = Problem(
    "",
    "the document has changes that nobody has accepted or rejected; it is read as if accepted",
    "Accept or reject them in Word, and save it.",
    ProblemSeverity.NOTE,
)

FORMAT: Format = Docx()
