"""Ask one index, in a process of its own, and write what it took.

python -m benchmarks.scale.asking --shared ../shared --entries 10000 --folder F --json FILE
"""

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.scale.exact import agreement
from benchmarks.scale.figures import AskedFigures, write
from benchmarks.scale.memory import held_megabytes
from benchmarks.scale.pairs import REAL, collection_of, read_pairs
from benchmarks.scale.parts import candidates_of, parts_of
from benchmarks.scale.permuted import permuted_entries
from chatbot.composition import prepare_process

_WARM = 30


def main() -> None:
    """Read the arguments, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="of built indexes")
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=300, help="of each kind")
    parser.add_argument("--exact", type=int, default=0, help="questions asked of every entry too")
    arguments = parser.parse_args()
    prepare_process()
    write(
        ask(
            arguments.shared,
            arguments.entries,
            arguments.folder,
            arguments.questions,
            arguments.exact,
        ),
        arguments.json,
    )


def ask(shared: Path, entries: int, folder: Path, questions: int, exact: int) -> AskedFigures:
    """Ask an index of so many entries questions of people who have not seen them."""
    # Once the process is prepared for what they bring.
    from chatbot.library import open_index
    from chatbot.query import QueryReader
    from chatbot.settings import load_settings
    from chatbot.text.segment import Segmenter

    pairs = read_pairs(shared)
    chosen = pairs.entries[:entries]
    if entries > REAL:
        chosen = permuted_entries(pairs.entries, entries // REAL - 1)
    collection = collection_of(chosen)
    before = held_megabytes()
    started = time.perf_counter()
    reader = QueryReader.load(load_settings(), Segmenter(()))
    built = open_index(folder, collection, reader, may_build=False)
    if entries > REAL:
        # Copies have the words of their originals: by these alone no leg can tell them apart.
        every = dict.fromkeys(built.check.found, built.check.asked)
        built = replace(built, check=replace(built.check, found=every))
    bot = built.chatbot(collection, reader, None)
    bot.ask(pairs.titles[0])
    cold = time.perf_counter() - started
    # As a server does before it answers.
    gc.collect()
    gc.freeze()
    kinds = {
        "titles": pairs.titles[1 : questions + 1],
        "keywords": pairs.keywords[:questions],
    }
    timed = {kind: _timed(bot.ask, texts) for kind, texts in kinds.items()}
    compared = [text for texts in kinds.values() for text in texts[: exact // 2]]
    agreed = agreement(bot.retriever, built.calibration, reader, compared) if exact else None
    return AskedFigures(
        entries=len(chosen),
        cold_seconds=cold,
        megabytes=held_megabytes(),
        documents_megabytes=before,
        kinds=timed,
        parts=parts_of(bot, pairs.titles[-questions:]),
        candidates=candidates_of(bot.retriever, [reader.read(text) for text in pairs.titles[:100]]),
        recall=agreed and agreed.recall,
        same_band=agreed and agreed.band,
        same_first=agreed and agreed.first,
        compared=len(compared) if exact else 0,
    )


def _timed(ask: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    for text in texts[:_WARM]:
        ask(text)
    clock, processor = [], []
    for text in texts:
        began, worked = time.perf_counter(), time.process_time()
        ask(text)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    return {
        "median_ms": float(np.median(clock)) * 1000,
        "p99_ms": float(np.quantile(clock, 0.99)) * 1000,
        "processor_median_ms": float(np.median(processor)) * 1000,
        "processor_p99_ms": float(np.quantile(processor, 0.99)) * 1000,
        "a_second": len(clock) / sum(clock),
    }


if __name__ == "__main__":
    main()
