"""Cells that are HTML, as content systems export them: read as the text that a page would show.

A column is HTML where half of its cells have tags or entities; elsewhere a cell is where tags stand
around all of it or break its lines. Any other tag is wording, e.g. in a question about web pages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from chatbot.importing.blocks import FileBlock, Problem, ProblemSeverity, Prose, Table, TableRow
from chatbot.importing.formats.html_text import shown_text
from chatbot.importing.formats.html_witness import witness_page

_TAGS = (
    "p|br|div|span|ul|ol|li|b|strong|i|em|u|s|del|a|h[1-6]|table|thead|tbody|tr|td|th|font|img|sup|sub"
    "|small|blockquote|hr|pre|code|figure|section|article|center|dl|dt|dd"
    "|details|summary"
)
_MARK = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:#\d{{2,5}}|#x[0-9a-f]{{2,5}}|[a-z]{{2,8}});",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_SURELY = re.compile(
    rf"\s*<(?:{_TAGS})(?:\s[^<>]*)?>.*</(?:{_TAGS})>\s*|.*<br\s*/?>.*", re.IGNORECASE | re.DOTALL
)


def without_markup(table: Table) -> Table:
    """The same table, what is HTML in it as text; the first cell of each such column says so."""
    rows = list(table.rows)
    width = max((len(row.cells) for row in rows), default=0)
    for column in range(width):
        filled = [number for number, row in enumerate(rows) if row.cell(column)]
        marked = [number for number in filled if _MARK.search(rows[number].cells[column])]
        whole = len(marked) * 2 >= len(filled)
        chosen = [n for n in marked if whole or _SURELY.fullmatch(rows[n].cells[column])]
        for number in chosen:
            rows[number] = _shown(rows[number], column)
        pictures = sum(len(_PICTURE.findall(table.rows[n].cells[column])) for n in chosen)
        if chosen:
            _tell(rows, chosen[0], column, _read(len(chosen), pictures))
        if left := sorted({*marked} - {*chosen}):
            _tell(rows, left[0], column, _wording(len(left)))
    return replace(table, rows=tuple(rows))


def witness_fragments(text: str) -> str:
    """A file's text, and what it shows where it holds HTML, by another parser."""
    return f"{text}\n{witness_page(text)}" if _MARK.search(text) else text


def tags_within(blocks: Iterable[FileBlock]) -> Iterator[Problem]:
    """What to tell of paragraphs with tags in them, where these are wording."""
    found = [one for one in blocks if isinstance(one, Prose) and _MARK.search(one.text)]
    if found:
        what = f"{len(found)} paragraph(s) hold a tag or sign of HTML, which is read as wording"
        yield Problem(found[0].place, what, _REMEDY, ProblemSeverity.NOTE)


def _shown(row: TableRow, column: int) -> TableRow:
    text = shown_text(row.cells[column])
    return replace(row, cells=(*row.cells[:column], text, *row.cells[column + 1 :]))


def _tell(rows: list[TableRow], number: int, column: int, what: str) -> None:
    """Note something at a cell; what is the matter with it already goes before."""
    row = rows[number]
    note = Problem(row.place, what, _REMEDY, ProblemSeverity.NOTE)
    rows[number] = replace(row, faults={column: note, **row.faults})


def _read(count: int, pictures: int) -> str:
    without = f", without {pictures} picture(s)" if pictures else ""
    return f"{count} cell(s) of one column are HTML; read as the text that a page shows{without}"


def _wording(count: int) -> str:
    return f"{count} cell(s) of one column hold a tag or sign of HTML, which is read as wording"


_REMEDY = "Nothing, if the answers read well."
