"""PDF files with a text layer: tables and paragraphs, with their pages."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.utils.exceptions import PdfminerException

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
from chatbot.importing.formats.links import behind, shown_address
from chatbot.importing.limits import require_short

_MOST_PAGES = 500
_FEWEST_PAGES = 2
_PAGE_NUMBER = re.compile(
    r"\s*(?:หน้า(?:ที่)?|page)?[\s\-–]*[0-9๐-๙]{1,4}[\s\-–]*(?:(?:/|จาก|of)\s*[0-9๐-๙]+)?\s*",
    re.IGNORECASE,
)
# How much of a page's height its edge is, where heads and numbers stand.
_EDGE = 0.09
# How many times the body's letters those of a heading are, by level.
_LARGER = (1.7, 1.4, 1.15)
# What begins a paragraph, however near the line above is: a label, a number, a bullet.
_BEGINS = re.compile(
    r"\s*(?:[•●▪\-–]\s|(?:ข้อ\s*)?[0-9๐-๙]{1,3}[.)]\s|(?:คำ)?(?:ถาม|ตอบ)\s*[0-9๐-๙]*\s*[:.]|[QA]\s*[0-9]*\s*[:.])"
)
_THAI = re.compile(r"[\u0e01-\u0e5b\uf700-\uf71a]")
_SNAP = {"snap_tolerance": 4, "join_tolerance": 4, "intersection_tolerance": 5}


class Pdf:
    """Page by page; the lines of a cell and of a paragraph are joined as they were wrapped."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        try:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                if len(pdf.pages) > _MOST_PAGES:
                    raise DocumentFileError(
                        f"{len(pdf.pages)} pages; at most {_MOST_PAGES} are read. Split it."
                    )
                body, furniture = _body_size(pdf.pages), _furniture(pdf.pages)
                pages = [_page(page, body, furniture) for page in pdf.pages]
                links = [link for page in pdf.pages for link in _hidden_links(page)]
                title = str((pdf.metadata or {}).get("Title") or "").strip()
        except PdfminerException as error:
            raise _unreadable(error) from error
        except DocumentFileError:
            raise
        # Of a damaged file pdfminer raises whatever it stumbles over.
        except Exception as error:
            raise DocumentFileError(
                f"is damaged ({type(error).__name__}). Print it to a new PDF, or use the file that "
                "it was made from."
            ) from error
        blocks = tuple(_joined(block for page in pages for block in page))
        if not blocks:
            raise DocumentFileError(
                "has no text layer: its pages are pictures. Use the file that it was made from, or "
                "have the text recognised (OCR) and checked first."
            )
        return Content(blocks, tuple(_told(links)), title)

    def witness(self, data: bytes) -> str:
        """All text of the file by another library."""
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(error) from error
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(error) from error
        finally:
            pdf.close()


def _body_size(pages: list[Any]) -> float:
    """The size of most letters."""
    sizes = Counter(round(char["size"], 1) for page in pages for char in page.chars)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _furniture(pages: list[Any]) -> frozenset[str]:
    """Running heads and page numbers, without their digits: at the edge of most pages."""
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    found: Counter[str] = Counter()
    for page in pages:
        found.update({_plain(line["text"]) for line in _edges(page)})
    return frozenset(text for text, count in found.items() if count * 2 > len(pages))


def _edges(page: Any) -> list[dict[str, Any]]:
    """The lines at the top and the bottom of a page."""
    high, low = page.height * _EDGE, page.height * (1 - _EDGE)
    lines = page.extract_text_lines(return_chars=False)
    return [line for line in lines if line["bottom"] < high or line["top"] > low]


def _plain(text: str) -> str:
    return re.sub(r"[0-9๐-๙\s]+", "", text)


def _page(page: Any, body: float, furniture: frozenset[str]) -> list[FileBlock]:
    """Paragraphs and tables of a page, from the top."""
    place = f"หน้า {page.page_number}"
    tables = page.find_tables(_SNAP)
    found: list[tuple[float, FileBlock]] = []
    for table in tables:
        rows = tuple(_rows(table.extract(), place))
        if rows:
            found.append((table.bbox[1], Table("", rows)))
    outside = page
    for line in _edges(page):
        if _plain(line["text"]) in furniture or _PAGE_NUMBER.fullmatch(line["text"]):
            box = (0, line["top"], page.width, line["bottom"])
            outside = outside.outside_bbox(box, strict=False)
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    found += [(top, Prose(text, place, level)) for top, text, level in _paragraphs(outside, body)]
    return [block for _, block in sorted(found, key=lambda one: one[0])]


def _hidden_links(page: Any) -> Iterator[tuple[str, str]]:
    """Place and address of the links whose address the page does not show."""
    text = page.extract_text()
    for link in page.hyperlinks:
        address = shown_address(str(link.get("uri") or ""))
        if address and behind(address, text):
            yield f"หน้า {page.page_number}", address


def _told(links: list[tuple[str, str]]) -> Iterator[Problem]:
    """A page says where a link lies, not which words are its text: its address is told only."""
    if links:
        place, address = links[0]
        yield Problem(
            place,
            f"{len(links)} link(s) whose address is not printed, the first to {address[:80]}",
            "Print the addresses behind the words, or give the file that this one was made from.",
            ProblemSeverity.NOTE,
        )


def _rows(cells: list[list[str | None]], place: str) -> Iterator[TableRow]:
    for number, line in enumerate(cells, start=1):
        texts = tuple(_unwrapped((cell or "").split("\n")) for cell in line)
        for text in texts:
            require_short(text, place)
        row = TableRow(texts, f"{place} แถว {number}", after_break=number == 1)
        if row.filled:
            yield row


def _paragraphs(page: Any, body: float) -> Iterator[tuple[float, str, int]]:
    """Lines of text, those of a paragraph together: its distance from the top, text and level."""
    paragraph: list[str] = []
    top = bottom = 0.0
    level = 0
    for line in page.extract_text_lines():
        height = line["bottom"] - line["top"]
        apart = line["top"] - bottom > 0.9 * height
        of_level = _level(line["chars"], body)
        if paragraph and (apart or of_level != level or _BEGINS.match(line["text"])):
            yield top, _unwrapped(paragraph), level
            paragraph = []
        top, level = (top, level) if paragraph else (line["top"], of_level)
        paragraph.append(line["text"])
        bottom = line["bottom"]
    if paragraph:
        yield top, _unwrapped(paragraph), level


def _level(chars: list[dict[str, Any]], body: float) -> int:
    """The level of a heading: the larger its letters, the higher it stands; 0 for a paragraph."""
    size = min(char["size"] for char in chars)
    for level, times in enumerate(_LARGER, start=1):
        if size >= times * body:
            return level
    bold = all("bold" in char["fontname"].lower() for char in chars)
    return len(_LARGER) + 1 if bold else 0


def _unwrapped(lines: list[str]) -> str:
    """Lines as they stood before they were wrapped; an item of a list begins a line of its own."""
    text = ""
    for line in (line.strip() for line in lines):
        if not text:
            text = line
        elif _BEGINS.match(line):
            text += f"\n{line}"
        elif text and line and _THAI.match(text[-1]) and _THAI.match(line[0]):
            text += line
        elif line:
            text += f" {line}"
    return text


def _joined(blocks: Iterator[FileBlock]) -> Iterator[FileBlock]:
    """Tables that go on over a page as one: as many columns, and nothing but text between."""
    last: Table | None = None
    for block in blocks:
        if isinstance(block, Prose):
            if last is not None:
                yield last
                last = None
            yield block
        elif last is not None and len(last.rows[0].cells) == len(block.rows[0].cells):
            last = Table(last.title, last.rows + block.rows)
        else:
            if last is not None:
                yield last
            last = block
    if last is not None:
        yield last


def _unreadable(error: Exception) -> DocumentFileError:
    if "password" in f"{error!r}{error.__cause__!r}".lower():
        return DocumentFileError("is protected by a password. Save it without one.")
    return DocumentFileError(f"is no PDF that can be read ({error}). Print it to a new PDF.")


FORMAT: Format = Pdf()
