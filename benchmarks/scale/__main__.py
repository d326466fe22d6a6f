"""Build and ask indexes of 57 to a million entries, and tell how what they take grows.

python -m benchmarks.scale --shared ../shared --folder /somewhere/with/room

Each size is built in a process of its own and asked in another. What a folder has figures of
already is not measured again. A million entries take some 20 GB of it while they are built.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from benchmarks.scale.figures import AskedFigures, BuiltFigures, read
from benchmarks.scale.pairs import PAIRS_FILE, REAL
from benchmarks.scale.report import parts_table, plot, table

SIZES = (57, 1_000, 10_000, 100_000, REAL, 5 * REAL)
_EXACT = 200
"""Questions that are asked of every entry too, of up to as many entries as there are pairs."""


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folder", type=Path, required=True, help="for indexes and figures")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--exact", type=int, default=_EXACT, help="questions compared (200)")
    parser.add_argument("--plot", type=Path, help="write the plot here")
    arguments = parser.parse_args()
    console = Console(stderr=True)
    if not (arguments.shared / PAIRS_FILE).is_file():
        console.print(f"{arguments.shared / PAIRS_FILE} is not there; --shared names its folder.")
        return 1
    measured = []
    for size in sorted(arguments.sizes):
        folder = arguments.folder / str(size)
        common = ["--shared", str(arguments.shared), "--entries", str(size)]
        common += ["--folder", str(folder / "index")]
        if not (folder / "built.json").is_file():
            parts = arguments.folder / str(REAL) / "index" / "scale" / "1" / "parts"
            more = ["--parts", str(parts)] if size > REAL else []
            console.print(f"{size:,} entries: building")
            _run("building", [*common, *more, "--json", str(folder / "built.json")])
        if not (folder / "asked.json").is_file():
            exact = arguments.exact if size <= REAL else 0
            console.print(f"{size:,} entries: asking")
            more = ["--exact", str(exact), "--json", str(folder / "asked.json")]
            _run("asking", [*common, *more])
        measured.append(
            (read(BuiltFigures, folder / "built.json"), read(AskedFigures, folder / "asked.json"))
        )
    sys.stdout.write(f"{table(measured)}\n\n{parts_table(measured)}\n")
    if arguments.plot is not None:
        plot(measured, arguments.plot)
    return 0


def _run(module: str, arguments: list[str]) -> None:
    command = [sys.executable, "-m", f"benchmarks.scale.{module}", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - our own modules


if __name__ == "__main__":
    sys.exit(main())
