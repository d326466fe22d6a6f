"""The transcript of a source document: numbered lines of cells, whatever the file's format.

A reader turns a file's bytes into a transcript; entries cite its lines. Reading, verifying, showing
and citing work on it, so none of them knows a format.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line is in the layout of a question table."""

    TEXT = "text"
    SECTION = "section"
    HEADER = "header"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source document as read: a line of text, a row of a table.

    :param number: 1-based, without gaps; what entries and citations refer to.
    :param cells: Its cells as they stand in the file, white space and markup and all; one cell
        where the line is not of a table.
    :param place: Where a person finds it in the file, where its number does not say so, e.g.
        ``หน้า 3`` or ``แผ่น 2 แถว 14``.
    :param kind: What it is, where whoever read it has told; a row then has three cells: the
        number, the question, the answer.
    """

    number: int
    cells: tuple[str, ...]
    place: str = ""
    kind: LineKind | None = None

    @property
    def empty(self) -> bool:
        """Whether it holds nothing but white space."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def label(self) -> str:
        """What an error message calls it."""
        return f"line {self.number} ({self.place})" if self.place else f"line {self.number}"


def text_of(lines: Iterable[Line]) -> str:
    """A transcript as one string, cells between tabs, lines between line feeds."""
    return "\n".join("\t".join(line.cells) for line in lines)
