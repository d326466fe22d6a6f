"""The comparison as a page of Markdown."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.peers.catalogue import SET_UPS
from benchmarks.peers.cells import (
    FOOTPRINT_HEADER,
    TASK_HEADER,
    footprint_rows,
    task_rows,
    task_title,
)
from benchmarks.peers.report import Comparison

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
"""What stands between them is written by the benchmark; around it, by people."""


def write_page(comparison: Comparison, path: Path) -> None:
    """Put the figures between the page's marks; a page without them gets both at its end."""
    page = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_figures(page, "\n".join(figures(comparison))), encoding="utf-8")


def with_figures(page: str, written: str) -> str:
    """A page with its figures replaced.

    :param written: The new figures, in Markdown.
    """
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{written}\n{END}{after or chr(10)}"


def figures(comparison: Comparison) -> Iterator[str]:
    """The lines of all figures."""
    for name in comparison.scores:
        yield f"### {task_title(comparison, name)}\n"
        yield from _table(TASK_HEADER, task_rows(comparison, name))
    if comparison.footprints:
        yield "### In a process of its own\n"
        yield from _table(FOOTPRINT_HEADER, footprint_rows(comparison))
    yield "### How each was run\n"
    yield from _table(
        ("system", "many alternates", "few or none"),
        (
            (SET_UPS[name].title, str(chosen), str(comparison.chosen[False][name]))
            for name, chosen in comparison.chosen[True].items()
            if name in comparison.chosen[False]
        ),
    )
    if comparison.failed:
        yield "### Tried, and failed\n"
        yield from _table(("what", "said"), comparison.failed.items())
    machine = comparison.machine
    versions = ", ".join(f"{name} {number}" for name, number in machine.versions.items())
    yield f"{machine.processor}, {machine.cores} cores, Python {machine.python}. {versions}."


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', '/') for cell in row)} |"
    yield ""
