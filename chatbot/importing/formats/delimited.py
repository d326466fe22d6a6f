"""Text of rows with commas, semicolons, tabs or bars between cells: CSV, TSV, tables as text."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Table, TableRow
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.fragments import without_markup, witness_fragments
from chatbot.importing.limits import require_short

_DELIMITERS = ",;\t|"
_ROWS_LOOKED_AT = 50
_LONGEST = 10_000_000


class Delimited:
    """One table; cells in quotes may hold line breaks, and quotes doubled."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        text = decode(data)
        delimiter = _delimiter(text)
        quoted = delimiter != "\t" or _balanced(text)
        rows = tuple(
            TableRow(tuple(cells), _place(first, last))
            for cells, first, last in _parsed(text, delimiter, quoted)
            if any(cell.strip() for cell in cells)
        )
        for row in rows:
            for cell in row.cells:
                require_short(cell, row.place)
        return Content((without_markup(Table("", rows)),))

    def witness(self, data: bytes) -> str:
        """The text itself, quotes that are doubled taken as one, and what it shows as HTML."""
        text = decode(data)
        undoubled = text.replace('""', '"')
        return f"{text}\n{witness_fragments(undoubled)}"


def looks_delimited(text: str) -> bool:
    """Whether most lines of a text have as many cells as one another, two at least."""
    return _evenness(text, _delimiter(text)) > 0


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda one: _evenness(text, one))


def _evenness(text: str, delimiter: str) -> float:
    """How many of the first rows have the number of cells that most have; 0 if that is one."""
    counts: Counter[int] = Counter()
    quoted = delimiter != "\t" or _balanced(text)
    with suppress(DocumentFileError):  # said of the one that is chosen
        for cells, _, _ in islice(_parsed(text, delimiter, quoted), _ROWS_LOOKED_AT):
            counts[len(cells)] += bool(cells)
    several = {cells: rows for cells, rows in counts.items() if cells > 1}
    if not several:
        return 0.0
    width, rows = max(several.items(), key=lambda item: item[1])
    return rows / counts.total() + 0.001 * width


def _parsed(text: str, delimiter: str, quoted: bool) -> Iterator[tuple[list[str], int, int]]:
    """Rows with their first and last line, from 1."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    last = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DocumentFileError(
                f"line {reader.line_num}: {error}. A quote is probably left open: cells that hold "
                "quotes or line breaks stand in quotes, their own quotes doubled."
            ) from error
        yield cells, last + 1, reader.line_num
        last = reader.line_num


def _balanced(text: str) -> bool:
    """Whether quotes can be those of a spreadsheet; in a plain table they are wording."""
    return text.count('"') % 2 == 0 and '\t"' in text


def _place(first: int, last: int) -> str:
    return f"บรรทัด {first}" if first == last else f"บรรทัด {first}–{last}"


FORMAT: Format = Delimited()
