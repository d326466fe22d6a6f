"""Web pages: tables, headings, lists of terms, disclosures, and JSON-LD where nothing is shown."""

from collections.abc import Iterator

from lxml import html

from chatbot.importing.blocks import (
    BOLD_LEVEL,
    Content,
    FileBlock,
    Problem,
    ProblemSeverity,
    Prose,
    Table,
)
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.html_around import is_left_out
from chatbot.importing.formats.html_linked_data import linked_data
from chatbot.importing.formats.html_tables import is_data, table_rows
from chatbot.importing.formats.html_terms import disclosed_records, term_records
from chatbot.importing.formats.html_text import BLOCKS, collect, element_text, flat, joined_lines
from chatbot.importing.formats.html_tree import parsed, place_of, up
from chatbot.importing.formats.html_weight import lines_by_weight
from chatbot.importing.formats.html_witness import witness_page
from chatbot.importing.formats.links import is_lost, lost_links
from chatbot.importing.records import record_table

# The line that a browser draws.
_RULE = "---"

_LONGEST_BOLD = 300

# What pages call the line that opens an answer; it stands below every heading of the text.
_CALLED_QUESTION = frozenset(
    {
        *("question", "faq-question", "faq_question", "faq__question", "faq-title"),
        *("accordion-button", "accordion-title", "accordion-header", "toggle-title"),
    }
)

_QUESTION_LEVEL = 7

_HEADINGS = {f"h{level}": level for level in range(1, 7)}

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
    root = parsed(text)
    title = " ".join((root.findtext(".//title") or "").split())
    blocks = tuple(_blocks(root))
    pairs = [] if any(isinstance(one, Table) for one in blocks) else list(linked_data(root))
    problems = (*lost_links(_lost(root)), *_pictures(root))
    return Content((*blocks, record_table(pairs)) if pairs else blocks, problems, title)


def _blocks(element: html.HtmlElement) -> Iterator[FileBlock]:
    tag = element.tag
    if is_left_out(element):
        return
    if tag == "table" and is_data(element):
        yield Table(element_text(element.find("caption")), tuple(table_rows(element)))
    elif tag in ("dl", "details"):
        yield record_table(term_records(element) if tag == "dl" else disclosed_records(element))
    elif level := _heading_level(element):
        yield from _prose(element_text(element), element, level)
    elif tag == "hr":
        # Google puts one that is not shown where a page of paper ends.
        hidden = "display:none" in "".join(element.get("style", "").split())
        yield from _prose("" if hidden else _RULE, element)
    elif _holds_blocks(element):
        yield from _within(element)
    elif tag == "li":
        yield from _prose(element_text(element), element)
    else:
        yield from _paragraph(element)


def _paragraph(element: html.HtmlElement) -> Iterator[Prose]:
    """A paragraph; where some of its lines are bold and others are not, each of both."""
    lines = list(lines_by_weight(element))
    if len({bold for _, bold in lines}) < 2:
        lines = [(element_text(element), bool(lines) and lines[0][1])]
    for text, bold in lines:
        level = BOLD_LEVEL if bold and len(text) <= _LONGEST_BOLD else 0
        yield from _prose(text, element, level)


def _within(element: html.HtmlElement) -> Iterator[FileBlock]:
    """The blocks in an element; what stands between two of them is a paragraph."""
    parts = [flat(element.text)]
    for child in element:
        inline = isinstance(child.tag, str) and child.tag not in BLOCKS and child.tag != "hr"
        if inline and not _holds_blocks(child):
            parts.append("\n" if child.tag == "br" else "")
            collect(child, parts, ())
        else:
            yield from _prose(joined_lines(parts), element)
            yield from _blocks(child)
            parts = []
        parts.append(flat(child.tail))
    yield from _prose(joined_lines(parts), element)


def _heading_level(element: html.HtmlElement) -> int:
    called = set(element.get("class", "").lower().split())
    return _HEADINGS.get(element.tag, _QUESTION_LEVEL if called & _CALLED_QUESTION else 0)


def _holds_blocks(element: html.HtmlElement) -> bool:
    """Whether there are blocks in it to go through; an item of a list is one with its own lists."""
    inner = _NO_TEXT if element.tag == "li" else BLOCKS
    return any(child.tag in inner for child in element.iterdescendants())


def _prose(text: str, element: html.HtmlElement, level: int = 0) -> Iterator[Prose]:
    if text.strip():
        yield Prose(text, place_of(element), level)


def _lost(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Place and text of the links to files beside the page."""
    for link in root.iter("a"):
        if is_lost(link.get("href") or "") and not any(map(is_left_out, up(link))):
            yield place_of(link), link.text_content()


def _pictures(root: html.HtmlElement) -> Iterator[Problem]:
    """Pictures within the text: what they show is not read."""
    found = [one for one in root.iter("img") if not any(map(is_left_out, up(one)))]
    if found:
        yield Problem(
            place_of(found[0]),
            f"{len(found)} picture(s), which are not read, the first here",
            "Write what they show into the answers, if people are to read it.",
            ProblemSeverity.NOTE,
        )


FORMAT: Format = Html()
