"""Web pages: tables, headings, lists of terms, disclosures, and JSON-LD where nothing is shown."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import unquote

from lxml import etree, html
from lxml.html import defs

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
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.json_values import records_in
from chatbot.importing.formats.links import behind, is_lost, lost_links
from chatbot.importing.limits import MOST_COLUMNS
from chatbot.importing.records import NamedAnswer, record_table
from chatbot.text.normalise import on_one_line

_BULLET = "● "
# The line that a browser draws.
_RULE = "---"
_BOLD = ("b", "strong")
_LONGEST_BOLD = 300
_NEVER_SHOWN = frozenset(
    {"del", "s", "strike", "script", "style", "noscript", "template", "head", "iframe", "object"}
)
# What stands around a page's text, by its tag or by what it is called.
_AROUND = frozenset({"nav", "footer", "aside", "form", "button"})
_CALLED_AROUND = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|footer|breadcrumbs?|sidebar|cookies?|copyright)\b",
    re.IGNORECASE,
)
# What pages call the line that opens an answer; it stands below every heading of the text.
_CALLED_QUESTION = frozenset(
    {
        *("question", "faq-question", "faq_question", "faq__question", "faq-title"),
        *("accordion-button", "accordion-title", "accordion-header", "toggle-title"),
    }
)
_QUESTION_LEVEL = 7
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# As lxml lists them, without what HTML 5 brought and what holds the page together.
_BLOCKS = defs.block_tags | frozenset(
    [
        "article",
        "aside",
        "body",
        "details",
        "figure",
        "footer",
        "header",
        "html",
        "main",
        "nav",
        "section",
        "summary",
    ]
)
_BLOCK = re.compile(rf"<(?:br|{'|'.join(sorted(_BLOCKS))})\b", re.IGNORECASE)
# What is no part of an item's text.
_NO_TEXT = _HEADINGS.keys() | {"table", "dl", "details"}


class Html:
    """What a page shows, in its order; nothing in it is run or fetched."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        return read_page(decode(data))

    def witness(self, data: bytes) -> str:
        """All text and all addresses, by another parser."""
        return witness_page(decode(data))


def read_page(text: str) -> Content:
    """Read a page, see :class:`Html`.

    :param text: HTML; an attribute ``data-line`` of a block is its line in another text.
    :raises DocumentFileError: It is no HTML.
    """
    root = _parsed(text)
    title = " ".join((root.findtext(".//title") or "").split())
    blocks = tuple(_blocks(root))
    pairs = [] if any(isinstance(one, Table) for one in blocks) else list(_linked_data(root))
    problems = (*lost_links(_lost(root)), *_pictures(root))
    return Content((*blocks, record_table(pairs)) if pairs else blocks, problems, title)


def shown_text(fragment: str) -> str:
    """What a piece of HTML shows, a line a block.

    :param fragment: Without a block in it, its own line breaks count.
    """
    root = _parsed(fragment if _BLOCK.search(fragment) else fragment.replace("\n", "<br>"))
    return _text(root)


def witness_page(text: str) -> str:
    """All text and all addresses of a page, by another parser than :func:`read_page`'s."""
    witness = _Witness()
    witness.feed(text)
    witness.close()
    # Addresses apart: in what was read they stand behind the text of their links.
    return "\n".join((*witness.found, "", *witness.addresses))


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, ValueError) as error:
        raise DocumentFileError(f"is no page that can be read ({error}).") from error


def _blocks(element: html.HtmlElement) -> Iterator[FileBlock]:
    tag = element.tag
    if _is_left_out(element):
        return
    if tag == "table" and _is_data(element):
        yield Table(_text(element.find("caption")), tuple(_table_rows(element)))
    elif tag in ("dl", "details"):
        yield record_table(_terms(element) if tag == "dl" else _disclosed(element))
    elif level := _heading_level(element):
        yield from _prose(_text(element), element, level)
    elif tag == "hr":
        # Google puts one that is not shown where a page of paper ends.
        hidden = "display:none" in "".join(element.get("style", "").split())
        yield from _prose("" if hidden else _RULE, element)
    elif _holds_blocks(element):
        yield from _within(element)
    elif tag == "li":
        yield from _prose(_text(element), element)
    else:
        yield from _paragraph(element)


def _paragraph(element: html.HtmlElement) -> Iterator[Prose]:
    """A paragraph; where some of its lines are bold and others are not, each of both."""
    lines = list(_lines_by_weight(element))
    if len({bold for _, bold in lines}) < 2:
        lines = [(_text(element), bool(lines) and lines[0][1])]
    for text, bold in lines:
        level = BOLD_LEVEL if bold and len(text) <= _LONGEST_BOLD else 0
        yield from _prose(text, element, level)


def _lines_by_weight(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph, each with whether all of it is in bold letters."""
    lines: list[tuple[list[str], list[bool]]] = [([], [])]

    def add(text: str, bold: bool) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                lines.append(([], []))
            lines[-1][0].append(line)
            if line.strip():
                lines[-1][1].append(bold)

    add(_flat(element.text), element.tag in _BOLD)
    for child in element:
        parts: list[str] = ["\n"] if child.tag == "br" else []
        _collect(child, parts, ())
        add("".join(parts), isinstance(child.tag, str) and _is_bold(child))
        add(_flat(child.tail), element.tag in _BOLD)
    for texts, weights in lines:
        if weights:
            yield " ".join("".join(texts).split()), all(weights)


def _within(element: html.HtmlElement) -> Iterator[FileBlock]:
    """The blocks in an element; what stands between two of them is a paragraph."""
    parts = [_flat(element.text)]
    for child in element:
        inline = isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag != "hr"
        if inline and not _holds_blocks(child):
            parts.append("\n" if child.tag == "br" else "")
            _collect(child, parts, ())
        else:
            yield from _prose(_lines(parts), element)
            yield from _blocks(child)
            parts = []
        parts.append(_flat(child.tail))
    yield from _prose(_lines(parts), element)


def _heading_level(element: html.HtmlElement) -> int:
    called = set(element.get("class", "").lower().split())
    return _HEADINGS.get(element.tag, _QUESTION_LEVEL if called & _CALLED_QUESTION else 0)


def _is_bold(element: html.HtmlElement) -> bool:
    """Whether all of its text is in bold letters."""
    if any(one.tag in _BOLD for one in _up(element)):
        return bool(element.text_content().strip())
    outermost = (
        one
        for one in element.iter(*_BOLD)
        if not any(above.tag in _BOLD for above in one.iterancestors())
    )
    inner = "".join(one.text_content() for one in outermost)
    return bool(inner) and "".join(element.text_content().split()) == "".join(inner.split())


def _holds_blocks(element: html.HtmlElement) -> bool:
    """Whether there are blocks in it to go through; an item of a list is one with its own lists."""
    inner = _NO_TEXT if element.tag == "li" else _BLOCKS
    return any(child.tag in inner for child in element.iterdescendants())


def _is_left_out(element: html.HtmlElement) -> bool:
    tag = element.tag
    return not isinstance(tag, str) or tag in _NEVER_SHOWN or _stands_around(element)


def _stands_around(element: html.HtmlElement) -> bool:
    """Whether it is no part of the text: a menu, a footer."""
    called = f"{element.get('id', '')} {element.get('class', '')} {element.get('role', '')}"
    small = element.tag not in ("html", "body", "main", "article")
    return element.tag in _AROUND or (small and bool(_CALLED_AROUND.search(called)))


def _prose(text: str, element: html.HtmlElement, level: int = 0) -> Iterator[Prose]:
    if text.strip():
        yield Prose(text, _place(element), level)


def _table_rows(table: html.HtmlElement) -> Iterator[TableRow]:
    """Rows of a table, cells that reach down repeated in the rows below."""
    reaching: dict[int, tuple[int, str]] = {}
    for number, line in enumerate(_own_rows(table), start=1):
        cells: list[str] = []
        continued: set[int] = set()
        spanning = False
        for cell in line.iterchildren("td", "th"):
            _repeat(reaching, cells, continued)
            text, wide = _text(cell), _span(cell, "colspan")
            if (down := _span(cell, "rowspan")) > 1:
                reaching[len(cells)] = (down - 1, text)
            spanning = spanning or wide > 1
            cells += [text, *[""] * (wide - 1)]
            if len(cells) > MOST_COLUMNS:
                break
        _repeat(reaching, cells, continued)
        place = _place(line) or f"แถว {number} ของตาราง"
        row = TableRow(tuple(cells), place, frozenset(continued), spanning)
        if row.filled:
            yield row


def _own_rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of a table without those of tables within it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table is one of data, and not what holds a page together: few rows hold others."""
    rows = _own_rows(table)
    holding = [row for row in rows if row.find(".//table") is not None]
    return len(holding) * 2 <= len(rows) and not (holding and holding[0] is rows[0])


def _repeat(reaching: dict[int, tuple[int, str]], cells: list[str], continued: set[int]) -> None:
    while (column := len(cells)) in reaching and column < MOST_COLUMNS:
        left, text = reaching.pop(column)
        if left > 1:
            reaching[column] = (left - 1, text)
        continued.add(column)
        cells.append(text)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), 1000) if value.isdecimal() and int(value) else 1


def _terms(element: html.HtmlElement) -> Iterator[NamedAnswer]:
    terms: list[str] = []
    answers: list[str] = []
    place = ""
    for child in element.iter("dt", "dd"):
        # Where no term is closed, the parser puts one into the other.
        text = _text(child, skip=[one for one in child.iter("dt", "dd") if one is not child])
        if child.tag == "dt":
            if answers:
                yield _term(terms, answers, place)
                terms, answers = [], []
            place = place if terms else _place(child) or _place(element)
            terms.append(text)
        else:
            answers.append(text)
    if terms or answers:
        yield _term(terms, answers, place)


def _term(terms: list[str], answers: list[str], place: str) -> NamedAnswer:
    first, *others = terms or [""]
    return NamedAnswer(
        first,
        "\n".join(answers),
        place,
        alternates=tuple(map(on_one_line, others)),
        doubt=_one_answer(len(terms), place) if others else None,
    )


def _one_answer(count: int, place: str) -> Problem:
    return Problem(
        place,
        f"{count} terms over one answer; the first is the question, the others are other ways to "
        "ask it",
        "Nothing, if that is so; else give each its answer.",
        ProblemSeverity.NOTE,
    )


def _disclosed(element: html.HtmlElement) -> Iterator[NamedAnswer]:
    summary = element.find("summary")
    question = _text(summary)
    answer = _text(element, skip=() if summary is None else (summary,))
    yield NamedAnswer(question, answer, _place(element))


def _linked_data(root: html.HtmlElement) -> Iterator[NamedAnswer]:
    """FAQPage of schema.org in JSON-LD (https://schema.org/FAQPage)."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                for record in records_in([("JSON-LD", json.loads(script.text or ""))]):
                    if isinstance(record, NamedAnswer):
                        yield _without_tags(record)


def _without_tags(record: NamedAnswer) -> NamedAnswer:
    question, answer = shown_text(record.question), shown_text(record.answer)
    return NamedAnswer(question, answer, record.place, record.section)


def _text(element: html.HtmlElement | None, skip: Collection[html.HtmlElement] = ()) -> str:
    """What an element shows, a line a block, addresses behind what they are linked from."""
    if element is None:
        return ""
    parts: list[str] = []
    _collect(element, parts, skip)
    return _lines(parts)


def _lines(parts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    """Text between tags: its line breaks are spaces."""
    return (text or "").replace("\n", " ")


def _collect(
    element: html.HtmlElement, parts: list[str], skip: Collection[html.HtmlElement]
) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_SHOWN or element in skip:
        return
    block = tag in _BLOCKS
    parts.append("\n" if block else "")
    parts.append(_marker(element))
    parts.append(_flat(element.text))
    for child in element:
        parts.append("\n" if child.tag == "br" else "")
        _collect(child, parts, skip)
        parts.append(_flat(child.tail))
    if tag == "a":
        parts.append(behind(element.get("href") or "", element.text_content()))
    parts.append("\n" if block else "")


def _marker(element: html.HtmlElement) -> str:
    """What a browser puts before an item of a list."""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return _BULLET
    start = parent.get("start", "1")
    first = int(start) if start.isdecimal() else 1
    return f"{first + sum(1 for _ in element.itersiblings('li', preceding=True))}. "


def _lost(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Place and text of the links to files beside the page."""
    for link in root.iter("a"):
        if is_lost(link.get("href") or "") and not any(map(_is_left_out, _up(link))):
            yield _place(link), link.text_content()


def _pictures(root: html.HtmlElement) -> Iterator[Problem]:
    """Pictures within the text: what they show is not read."""
    found = [one for one in root.iter("img") if not any(map(_is_left_out, _up(one)))]
    if found:
        yield Problem(
            _place(found[0]),
            f"{len(found)} picture(s), which are not read, the first here",
            "Write what they show into the answers, if people are to read it.",
            ProblemSeverity.NOTE,
        )


def _place(element: html.HtmlElement) -> str:
    line = next((one.get("data-line") for one in _up(element) if one.get("data-line")), None)
    return f"บรรทัด {line or element.sourceline}" if line or element.sourceline else ""


def _up(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield element
    yield from element.iterancestors()


class _Witness(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
        if data.lstrip()[:1] in ("{", "["):  # JSON-LD, and tags within it
            with suppress(ValueError, RecursionError):
                self._take(json.loads(data))

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for value in (value for name, value in attrs if name == "href" and value):
            self.addresses += [value, value.replace(" ", "%20"), unquote(value)]

    def _take(self, value: object) -> None:
        if isinstance(value, str):
            inner = _Witness()
            inner.feed(value)
            inner.close()
            self.found += inner.found
            self.addresses += inner.addresses
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                self._take(one)


FORMAT: Format = Html()
