"""How long an index takes to build once the model is loaded."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus import Corpus
from chatbot.index.index import build_index
from chatbot.library import make_index
from chatbot.query import QueryReader


@dataclass(frozen=True, slots=True)
class BuildSpeed:
    """Median seconds of each part.

    :param index: The three legs, in memory.
    :param whole: What a first start waits for: index, calibration, writing both to disk.
    """

    index: float
    whole: float


def measure_build_speed(corpus: Corpus, reader: QueryReader, repeats: int = 3) -> BuildSpeed:
    """Build several times, after one build that is not counted."""

    def make() -> None:
        with tempfile.TemporaryDirectory() as folder:
            make_index(Path(folder), corpus, reader)

    make()
    return BuildSpeed(
        index=_median(lambda: build_index(corpus, reader), repeats),
        whole=_median(make, repeats),
    )


def _median(work: Callable[[], object], repeats: int) -> float:
    durations = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        durations.append(time.perf_counter() - started)
    return statistics.median(durations)
