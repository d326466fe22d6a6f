"""What every format comes down to: paragraphs, headings and tables, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ProblemSeverity(StrEnum):
    """What a problem keeps from happening."""

    ERROR = "error"
    """What it is about is not read; nothing is written unless it may be left out."""
    NOTE = "note"
    """It is read, in a way that somebody should look at."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that an editor should see.

    :param place: Where, in Thai; empty for the file as a whole.
    :param what: What is the matter.
    :param remedy: What to do.
    """

    place: str
    what: str
    remedy: str
    severity: ProblemSeverity = ProblemSeverity.ERROR


BOLD_LEVEL = 9
"""A paragraph all in bold letters stands over what follows it, below every heading."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or a heading.

    :param text: On one line, or on several where the file has line breaks in it.
    :param place: Where a person finds it in the file, in Thai.
    :param level: 0 for a paragraph, from 1 for a heading; a higher one stands under a lower.
    """

    text: str
    place: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    :param cells: Its cells, line breaks and all.
    :param continued: Columns whose cell is one with that of the row above.
    :param spanning: Whether its first text reaches over other columns.
    :param after_break: Whether a page begins with it.
    :param faults: What is the matter with a cell, by its column; it counts where that column does.
    """

    cells: tuple[str, ...]
    place: str
    continued: frozenset[int] = frozenset()
    spanning: bool = False
    after_break: bool = False
    faults: Mapping[int, Problem] = field(default_factory=dict)

    @property
    def filled(self) -> tuple[int, ...]:
        """Numbers of the cells that hold something, from 0."""
        return tuple(number for number, cell in enumerate(self.cells) if cell.strip())

    def cell(self, column: int | None) -> str:
        """A cell without white space around it; empty when the row has none there."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand under one another.

    :param title: What the file calls it, e.g. the name of a sheet; empty where it has none.
    """

    title: str
    rows: tuple[TableRow, ...]


FileBlock = Prose | Table


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader makes of a file.

    :param blocks: In the order of the file.
    :param problems: What could not be read of it, or not surely.
    :param title: What the file says that its title is, if it does.
    :param objects: Of a file of objects all of them, a column a key, for who names the keys.
    """

    blocks: tuple[FileBlock, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    objects: Table | None = None
