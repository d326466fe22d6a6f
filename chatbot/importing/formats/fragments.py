"""Cells that are HTML, as content systems export them: read as the text that a page would show.

A column is HTML where half of its cells have tags or entities; elsewhere a cell is where tags stand
around all of it or break its lines. Any other tag is wording, e.g. in a question about web pages.
"""

import re
from dataclasses import replace

from chatbot.importing.blocks import Problem, ProblemSeverity, Table, TableRow
from chatbot.importing.formats.html import shown_text, witness_page

_TAGS = (
    "p|br|div|span|ul|ol|li|b|strong|i|em|u|s|del|a|h[1-6]|table|thead|tbody|tr|td|th|font|img|sup|sub"
    "|small|blockquote|hr|pre|code|figure|section|article|center|dl|dt|dd"
)
_MARK = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:#\d{{2,5}}|#x[0-9a-f]{{2,5}}|[a-z]{{2,8}});",
    re.IGNORECASE,
)
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
        for some, told in ((chosen, _read), (sorted({*marked} - {*chosen}), _wording)):
            if some:
                first = rows[some[0]]
                faults = {column: told(first.place, len(some)), **first.faults}
                rows[some[0]] = replace(first, faults=faults)
    return replace(table, rows=tuple(rows))


def witness_fragments(text: str) -> str:
    """A file's text, and what it shows where it holds HTML, by another parser."""
    return f"{text}\n{witness_page(text)}" if _MARK.search(text) else text


def _shown(row: TableRow, column: int) -> TableRow:
    text = shown_text(row.cells[column])
    return replace(row, cells=(*row.cells[:column], text, *row.cells[column + 1 :]))


def _read(place: str, count: int) -> Problem:
    return Problem(
        place,
        f"{count} cell(s) of one column are HTML; read as the text that a page would show",
        "Nothing, if the answers read well.",
        ProblemSeverity.NOTE,
    )


def _wording(place: str, count: int) -> Problem:
    return Problem(
        place,
        f"{count} cell(s) of one column hold a tag or sign of HTML that is read as wording",
        "Take it out, unless people are to read it.",
        ProblemSeverity.NOTE,
    )
