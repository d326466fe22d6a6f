"""The comparison as tables for the terminal."""

from collections.abc import Iterable, Iterator

from rich.table import Table

from benchmarks.peers.cells import (
    FOOTPRINT_HEADER,
    TASK_HEADER,
    footprint_rows,
    task_rows,
    task_title,
)
from benchmarks.peers.report import Comparison


def tables(comparison: Comparison) -> Iterator[Table]:
    """One a task, one of footprints, and one of what did not work, where something did not."""
    for name in comparison.scores:
        yield _table(task_title(comparison, name), TASK_HEADER, task_rows(comparison, name))
    if comparison.footprints:
        yield _table("In a process of its own", FOOTPRINT_HEADER, footprint_rows(comparison))
    if comparison.failed:
        yield _table("Tried, and failed", ("system", "said"), comparison.failed.items())


def _table(title: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left")
    for name in header:
        table.add_column(name, justify="left" if name in ("system", "said") else "right")
    for row in rows:
        table.add_row(*row)
    return table
