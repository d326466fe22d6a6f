"""How much personal data is masked, and how much that is none.

``PYTHONPATH=. python scripts/measure_masking.py``

The lines are those of ``tests/personal/masking_lines.txt``, or of another file of the same format.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chatbot.composition import prepare_process

LINES = Path(__file__).parents[1] / "tests/personal/masking_lines.txt"
_ITEM = re.compile(r"\{(\w+)\|([^}]*)\}")
_PART = re.compile(r"# (first|second|third) part")


class MarkedLine(NamedTuple):
    """A line of the set.

    :param part: ``first`` was written with the rules, the others after them.
    :param text: As typed.
    :param items: What is personal of it: kind, start and end in ``text``.
    """

    part: str
    text: str
    items: tuple[tuple[str, int, int], ...]


class Figures(NamedTuple):
    """What masking came to on some lines.

    :param found: Items that were masked whole, by kind.
    :param items: All items, by kind.
    :param harmless: Lines without an item.
    :param false: Those of them in which something was masked.
    :param missed: Lines with an item that was not masked whole.
    """

    found: Counter[str]
    items: Counter[str]
    harmless: int
    false: tuple[str, ...]
    missed: tuple[str, ...]


def read_lines(path: Path = LINES) -> Iterator[MarkedLine]:
    """The lines of a set, see the head of its file."""
    part = ""
    for row in path.read_text(encoding="utf-8").splitlines():
        if match := _PART.match(row):
            part = match[1]
        if row and not row.startswith("#"):
            yield _line(part, row)


def _line(part: str, row: str) -> MarkedLine:
    text, items, at = "", [], 0
    for match in _ITEM.finditer(row):
        text += row[at : match.start()]
        items.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return MarkedLine(part, text + row[at:], tuple(items))


def measure(lines: Iterator[MarkedLine] | list[MarkedLine]) -> Figures:
    """Mask some lines and count."""
    from chatbot.personal.masking import masked

    found, items = Counter[str](), Counter[str]()
    harmless, false, missed = 0, [], []
    for line in lines:
        taken = masked(line.text)
        gone = {place for span in taken for place in range(span.start, span.end)}
        if not line.items:
            harmless += 1
            false += [line.text] if taken else []
        for kind, start, end in line.items:
            items[kind] += 1
            letters = {place for place in range(start, end) if line.text[place].isalnum()}
            # A title says nothing of who it is.
            whole = letters <= gone
            found[kind] += whole
            missed += [] if whole else [line.text]
    return Figures(found, items, harmless, tuple(false), tuple(missed))


def main() -> None:
    """Print the figures of each part and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=LINES)
    parser.add_argument("--lines", action="store_true", help="print the lines that went wrong")
    options = parser.parse_args()
    prepare_process()
    lines = list(read_lines(options.file))
    for part in (*dict.fromkeys(line.part for line in lines), "all"):
        figures = measure([line for line in lines if part in (line.part, "all")])
        _print(part, figures, options.lines)


def _print(part: str, figures: Figures, with_lines: bool) -> None:
    rows = [f"{part}:"]
    for kind, count in figures.items.items():
        found = figures.found[kind]
        rows.append(f"  {kind}: {found} of {count} masked ({found / count:.3f})")
    if figures.harmless:
        false, harmless = len(figures.false), figures.harmless
        rows.append(f"  harmless lines masked: {false} of {harmless} ({false / harmless:.3f})")
    if with_lines:
        rows += [f"  missed: {text}" for text in figures.missed]
        rows += [f"  falsely masked: {text}" for text in figures.false]
    sys.stdout.buffer.write("\n".join((*rows, "")).encode("utf-8"))


if __name__ == "__main__":
    main()
