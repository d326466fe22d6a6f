"""What is served as a table for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

_COLUMNS = ("document", "version", "date", "entries", "alternates", "gaps", "judged", "state")
_NUMBERS = ("entries", "alternates", "gaps", "judged")


def documents_table(value: dict[str, Any]) -> Iterator[str]:
    """The lines of a table of what :func:`chatbot.doors.documents_json.documents_object` gives."""
    rows = [list(_COLUMNS), *([str(one[name]) for name in _COLUMNS] for one in value["documents"])]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *cells = (_aligned(row, widths) for row in rows)
    yield f"{head}  title"
    for line, one in zip(cells, value["documents"], strict=True):
        # Last: how wide Thai stands is for the terminal to say.
        yield f"{line}  {one['title']}"
        yield f"  source: {one['source']}"
        for older in one["superseded"]:
            yield (
                f"  replaced: version {older['version']} of {older['date']}, source: "
                f"{older['source']}"
            )
    yield f"state: {value['state'] or 'not built yet; chatbot build builds the index'}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(_COLUMNS, row, widths, strict=True)
    return "  ".join(
        cell.rjust(width) if name in _NUMBERS else cell.ljust(width) for name, cell, width in cells
    )
