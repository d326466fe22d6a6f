"""Build one index, in a process of its own, and write what it took.

python -m benchmarks.scale.building --shared ../shared --entries 10000 --folder F --json FILE
"""

import argparse
import time
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import chatbot.index.build
from benchmarks.scale.figures import BuiltFigures, write
from benchmarks.scale.memory import MemoryWatch
from benchmarks.scale.pairs import REAL, collection_of, read_pairs
from benchmarks.scale.permuted import permuted_entries, read_permuted
from chatbot.composition import prepare_process
from chatbot.corpus import Collection
from chatbot.index.identity import Identity
from chatbot.index.kept_parts import KeptParts
from chatbot.index.legs.material import Item
from chatbot.index.reading_all import in_parts
from chatbot.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from chatbot.query import QueryReader


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="of built indexes")
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument(
        "--parts", type=Path, help="of more entries than there are pairs: where those were read"
    )
    arguments = parser.parse_args()
    prepare_process()
    write(
        build(arguments.shared, arguments.entries, arguments.folder, arguments.parts),
        arguments.json,
    )


def build(shared: Path, entries: int, folder: Path, parts: Path | None) -> BuiltFigures:
    """Build an index of so many entries."""
    # Once the process is prepared for what they bring.
    from chatbot.library import make_index
    from chatbot.query import QueryReader
    from chatbot.settings import load_settings
    from chatbot.text.segment import Segmenter

    pairs = read_pairs(shared).entries
    reader = QueryReader.load(load_settings(), Segmenter(()))
    reading: AbstractContextManager[object] = nullcontext()
    if entries <= REAL:
        collection = collection_of(pairs[:entries])
    else:
        copies = entries // REAL - 1
        if parts is None:
            raise SystemExit("--parts names the folder of parts that an index of all pairs left")
        reading = _reading_from(parts, collection_of(pairs), copies, reader)
        collection = collection_of(permuted_entries(pairs, copies))
    begun: dict[str, float] = {}
    started = time.perf_counter()
    with reading, MemoryWatch() as memory:
        make_index(folder, collection, reader, progress=partial(_note, begun))
    ended = time.perf_counter()
    times = [*begun.values(), ended]
    place = folder / collection.name
    (built,) = place.glob("build-*")
    return BuiltFigures(
        entries=len(collection.entries),
        seconds=ended - started,
        steps={
            step: end - start for step, start, end in zip(begun, times, times[1:], strict=False)
        },
        megabytes=memory.most,
        disk={part.name: _bytes(part) for part in sorted(built.iterdir())},
        kept=_bytes(place) - _bytes(built),
    )


def _reading_from(
    folder: Path, pairs: Collection, copies: int, reader: "QueryReader"
) -> AbstractContextManager[object]:
    """Have the build take the parts of an index of all pairs, and copies of them."""
    kept = KeptParts(folder, Identity.of(pairs, reader, DEFAULT_STORE).reading)
    items = [Item((entry.question, entry.answer)) for entry in pairs.entries]
    names = [kept.name_of(part.items, part.entries) for part in in_parts(items, len(items))]
    return patch.multiple(
        chatbot.index.build,
        codebook_for=lambda *_: kept.codebook(),
        read_all=lambda _items, _entries, _reader, codebook, *_: read_permuted(
            names, copies, kept, codebook
        ),
    )


def _note(begun: dict[str, float], step: str, _: int, __: int) -> None:
    begun.setdefault(step, time.perf_counter())


def _bytes(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


if __name__ == "__main__":
    main()
