"""Move each number that repair is tuned by, and count the texts whose readings change.

python scripts/ablate_repair.py --data ../shared/eval
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from rich.console import Console
from rich.progress import track
from rich.table import Table

from chatbot.corpus import Collection, load_collection
from chatbot.embedding import Embedder
from chatbot.errors import ChatbotError
from chatbot.query import Query, QueryReader
from chatbot.repair import constants
from chatbot.settings import load_settings
from chatbot.text.segment import Segmenter

# What a constant is multiplied by.
MOVES = {"off": 0.0, "halved": 0.5, "doubled": 2.0, "thousandfold": 1000.0}
ROOM = "chatbot.repair"
NUMBERS = tuple(name for name in vars(constants) if name.isupper())
# Keys of evaluation files under which questions stand.
ASKED = ("query", "turns")


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="a folder of further *.jsonl files"
    )
    parser.add_argument("--only", nargs="*", metavar="NAME", help="these constants alone")
    arguments = parser.parse_args()
    console = Console()
    try:
        collection = load_collection(load_settings().corpus)
    except ChatbotError as error:
        Console(stderr=True).print(f"ablate_repair: {error}", markup=False, soft_wrap=True)
        return 1
    folders = [corpus.folder / "evaluation" for corpus in collection.current]
    folders += arguments.data
    for folder in folders:
        if not any(folder.glob("*.jsonl")):
            console.print(f"{folder}: no evaluation files, measured without them")
    segmenter = Segmenter(collection.glossary).remembering()
    # Repair asks for no vector.
    reader = QueryReader(segmenter, cast(Embedder, None))
    queries = [reader.read(text) for text in texts(collection, folders)]
    console.print(ablate(collection, segmenter, queries, arguments.only or NUMBERS))
    return 0


def texts(collection: Collection, folders: Iterable[Path]) -> list[str]:
    """What is repaired: evaluation questions, alternates and the questions of gaps, each once."""
    found = [text for alternates in collection.alternates.values() for text in alternates]
    found += [text for gap in collection.gaps for text in (gap.topic, *gap.queries)]
    found += [entry.question for entry in collection.entries]
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                found += _asked(json.loads(line))
    return list(dict.fromkeys(found))


def ablate(
    collection: Collection, segmenter: Segmenter, queries: Sequence[Query], names: Iterable[str]
) -> Table:
    """A table of the constants with the number of texts whose readings each move changes."""
    usual = _readings(collection, segmenter, queries)
    mended = sum(map(bool, usual))
    table = Table(title=f"Texts of {len(usual):,} whose readings change; {mended} have any")
    for column in ("constant", "value", *MOVES):
        table.add_column(column)
    for name in track(list(names), console=Console(stderr=True)):
        value = getattr(constants, name)
        counts = []
        for move in MOVES.values():
            setattr(constants, name, type(value)(value * move))
            other = _readings(collection, segmenter, queries)
            counts.append(sum(one != two for one, two in zip(usual, other, strict=True)))
        setattr(constants, name, value)
        table.add_row(name, f"{value:g}", *map(str, counts))
    return table


def _readings(
    collection: Collection, segmenter: Segmenter, queries: Iterable[Query]
) -> list[tuple[str, ...]]:
    """The readings of each query by a repairer that is built with the constants as they are."""
    # Some tables are made of constants when their module is imported.
    for name in [name for name in sys.modules if name.startswith(f"{ROOM}.")]:
        if name != constants.__name__:
            del sys.modules[name]
    repairer = importlib.import_module(f"{ROOM}.repairer").Repairer.build(collection, segmenter)
    readings = []
    for query in queries:
        try:
            readings.append(tuple(reading.typed for reading in repairer.readings(query)))
        except ValueError:
            # The logarithm of a share that was switched off.
            readings.append(("impossible",))
    return readings


def _asked(value: Any) -> Iterator[str]:
    """The questions in a line of an evaluation file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _asked(part)
    elif isinstance(value, dict):
        for key in ASKED:
            yield from _asked(value.get(key))


if __name__ == "__main__":
    sys.exit(main())
