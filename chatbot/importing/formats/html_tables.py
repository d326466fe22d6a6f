"""Tables of a page: which of them hold data, and their rows with every cell in its column."""

from collections.abc import Iterator

from lxml import html

from chatbot.importing.blocks import TableRow
from chatbot.importing.formats.html_text import element_text
from chatbot.importing.formats.html_tree import place_of
from chatbot.importing.limits import MOST_COLUMNS


def is_data(table: html.HtmlElement) -> bool:
    """Whether a table is one of data, and not what holds a page together: few rows hold others."""
    rows = _own_rows(table)
    holding = [row for row in rows if row.find(".//table") is not None]
    return len(holding) * 2 <= len(rows) and not (holding and holding[0] is rows[0])


def table_rows(table: html.HtmlElement) -> Iterator[TableRow]:
    """Rows of a table, cells that reach down repeated in the rows below."""
    reaching: dict[int, tuple[int, str]] = {}
    for number, line in enumerate(_own_rows(table), start=1):
        cells: list[str] = []
        continued: set[int] = set()
        spanning = False
        for cell in line.iterchildren("td", "th"):
            _repeat(reaching, cells, continued)
            text, wide = element_text(cell), _span(cell, "colspan")
            if (down := _span(cell, "rowspan")) > 1:
                reaching[len(cells)] = (down - 1, text)
            spanning = spanning or wide > 1
            cells += [text, *[""] * (wide - 1)]
            if len(cells) > MOST_COLUMNS:
                break
        _repeat(reaching, cells, continued)
        place = place_of(line) or f"แถว {number} ของตาราง"
        row = TableRow(tuple(cells), place, frozenset(continued), spanning)
        if row.filled:
            yield row


def _own_rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of a table without those of tables within it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


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
