"""Excel workbooks: each sheet a table."""

import io
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Problem, ProblemSeverity, Table, TableRow
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.fragments import without_markup, witness_fragments
from chatbot.importing.formats.links import behind, is_lost, lost_links
from chatbot.importing.formats.relations import link_targets
from chatbot.importing.limits import MOST_COLUMNS, open_office_file, require_short

_XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PART = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml")
# How Excel writes a carriage return into its XML.
_RETURN = "_x000D_"
# A formula of which nothing has to be worked out.
_LINK = re.compile(r'=HYPERLINK\("([^"]*)"\s*,\s*"([^"]*)"\)', re.IGNORECASE)
# Formats that show a number as it is stored, or with commas between thousands.
_PLAIN, _COMMAS = ("General", "0", "@"), ("#,##0", "#,##0_);(#,##0)")

_Origins = Mapping[tuple[int, int], Cell]


class Xlsx:
    """Sheets in their order; those that are hidden are passed over, and said to be."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        open_office_file(data).close()
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
        # Of a damaged file openpyxl raises whatever it stumbles over.
        except Exception as error:
            raise DocumentFileError(
                f"is no workbook that can be read ({error}). Open it in Excel and save it as .xlsx."
            ) from error
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in book.worksheets if sheet not in shown]
        return Content(
            tuple(
                without_markup(Table(one.title, tuple(_rows(one, len(shown) > 1)))) for one in shown
            ),
            (
                *(_passed_over(title, "a hidden sheet") for title in hidden),
                *(_passed_over(one.title, "hidden rows") for one in shown if _hides(one)),
                *(_passed_over(one.title, "hidden columns") for one in shown if _hidden(one)),
                *(problem for one in shown for problem in _beside(one)),
                *lost_links(lost for one in shown for lost in _lost(one, len(shown) > 1)),
            ),
            (book.properties.title or "").strip(),
        )

    def witness(self, data: bytes) -> str:
        """All text of the file by another way: its own XML."""
        with open_office_file(data) as archive:
            parts = sorted(name for name in archive.namelist() if _PART.fullmatch(name))
            texts = [text for name in parts for text in _texts(archive.read(name), name)]
            return "\n".join((witness_fragments("\n".join(texts)), "", *link_targets(archive)))


def _rows(sheet: Worksheet, named: bool) -> Iterator[TableRow]:
    """The rows of a sheet.

    :param named: Whether a place has to name the sheet.
    """
    origins, wide = _merged(sheet)
    # By the cells that are there: a sheet may end far off, where somebody coloured a column.
    held = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
    for column in _hidden(sheet):
        held = {place: cell for place, cell in held.items() if place[1] != column}
    width = min(MOST_COLUMNS, max((column for _, column in held), default=0))
    hidden = {row for row, kept in sheet.row_dimensions.items() if kept.hidden}
    for number in sorted({row for row, _ in held} - hidden):
        place = _place(sheet, number, named)
        shown = [
            origins.get((number, column)) or held.get((number, column))
            for column in range(1, width + 1)
        ]
        read = [_text(cell, place) if cell is not None else ("", None) for cell in shown]
        yield TableRow(
            tuple(text for text, _ in read),
            place,
            frozenset(c for c in range(width) if (number, c + 1) in origins),
            number in wide,
            faults={column: fault for column, (_, fault) in enumerate(read) if fault},
        )


def _merged(sheet: Worksheet) -> tuple[_Origins, set[int]]:
    """The cell that those merged with it from below show; rows with one text over columns."""
    origins: dict[tuple[int, int], Cell] = {}
    wide: set[int] = set()
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col)
        if area.max_col > area.min_col and area.max_row == area.min_row:
            wide.add(area.min_row)
        for row in range(area.min_row + 1, area.max_row + 1):
            origins[row, area.min_col] = first
    return origins, wide


def _text(cell: Cell, place: str) -> tuple[str, Problem | None]:
    """What a cell shows, and what is the matter if that cannot be told."""
    value, here = cell.value, f"{place} ช่อง {cell.coordinate}"
    if value is None:
        return "", None
    parts = value if isinstance(value, CellRichText) else ()
    struck = any(isinstance(part, TextBlock) and part.font.strike for part in parts)
    if struck or (cell.font is not None and cell.font.strike):
        return "", Problem(here, "struck-through text", "Take it out, or the line through it.")
    if cell.data_type == "f" and (link := _LINK.fullmatch(str(value))):
        return link[2] + behind(link[1], link[2]), None
    if cell.data_type == "f":
        return "", Problem(
            here,
            "a formula, which is never worked out",
            "Copy the cell and paste it as a value (Paste Special, Values).",
        )
    if isinstance(value, CellRichText):
        value = str(value)
    if isinstance(value, str):
        require_short(value, here)
        return value.replace(_RETURN, "") + behind(_target(cell), value), None
    if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        if cell.number_format in _PLAIN:
            return str(int(value)), None
        if cell.number_format in _COMMAS:
            return f"{int(value):,}", None
    return str(value), Problem(
        here,
        f"{value} is a {type(value).__name__} that Excel shows in a format of its own "
        f"({cell.number_format})",
        "Format the cell as text and write into it what people are to read.",
    )


def _target(cell: Cell) -> str:
    return (cell.hyperlink.target or "") if cell.hyperlink else ""


def _lost(sheet: Worksheet, named: bool) -> Iterator[tuple[str, str]]:
    """Place and text of the links to files beside the workbook."""
    for (row, _), cell in sheet._cells.items():
        if is_lost(_target(cell)) and cell.value is not None:
            yield _place(sheet, row, named), str(cell.value)


def _place(sheet: Worksheet, row: int, named: bool) -> str:
    return f"แผ่น {sheet.title} แถว {row}" if named else f"แถว {row}"


def _texts(data: bytes, name: str) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 -- entities were refused at opening
    except ElementTree.ParseError as error:
        raise DocumentFileError(
            f"is damaged at {name} ({error}). Open it in Excel and save it again."
        ) from error
    for tag in ("si", "is"):
        for item in root.iter(_XML + tag):
            yield "".join(part.text or "" for part in item.iter(_XML + "t")).replace(_RETURN, "")
    for cell in root.iter(_XML + "c"):
        value = cell.find(_XML + "v")
        if value is not None and cell.get("t", "n") in ("n", "str"):
            text = value.text or ""
            yield from (text, f"{int(text):,}") if text.isdecimal() else (text,)
        formula = cell.find(_XML + "f")
        if formula is not None:
            yield (formula.text or "").replace('","', "\n")


def _hides(sheet: Worksheet) -> bool:
    return any(kept.hidden for kept in sheet.row_dimensions.values())


def _hidden(sheet: Worksheet) -> set[int]:
    """The numbers of the hidden columns in which something stands, from 1."""
    hidden = {
        column
        for kept in sheet.column_dimensions.values()
        if kept.hidden and kept.min
        for column in range(kept.min, min(kept.max or kept.min, MOST_COLUMNS) + 1)
    }
    return hidden & {column for (_, column), cell in sheet._cells.items() if cell.value is not None}


def _beside(sheet: Worksheet) -> Iterator[Problem]:
    """What belongs to cells and is no text of theirs: comments and pictures."""
    comments = sum(cell.comment is not None for cell in sheet._cells.values())
    for count, what in ((comments, "comment(s)"), (len(sheet._images), "picture(s)")):
        if count:
            yield Problem(
                f"แผ่น {sheet.title}",
                f"{count} {what}, which are not read",
                "Write what they say into the answers, if people are to read it.",
                ProblemSeverity.NOTE,
            )


def _passed_over(title: str, what: str) -> Problem:
    return Problem(
        f"แผ่น {title}",
        f"{what}, passed over",
        "Show what is hidden in Excel and save the file if it holds questions.",
        ProblemSeverity.NOTE,
    )


FORMAT: Format = Xlsx()
