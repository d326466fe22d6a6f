"""How long an index takes to build once the model is loaded."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus import Collection
from chatbot.index.build import build_index
from chatbot.index.remembering import remembering
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


def measure_build_speed(
    collection: Collection,
    reader: QueryReader,
    repeats: int = 3,
    clock: Callable[[], float] = time.perf_counter,
) -> BuildSpeed:
    """Build several times, after one build that is not counted.

    :param repeats: Builds of each kind that are counted, at least one.
    :param clock: Seconds now, from any point on.
    """

    def make() -> None:
        with tempfile.TemporaryDirectory() as folder:
            make_index(Path(folder), collection, reader)

    make()
    return BuildSpeed(
        index=_median(lambda: build_index(collection, remembering(reader)), repeats, clock),
        whole=_median(make, repeats, clock),
    )


def _median(work: Callable[[], object], repeats: int, clock: Callable[[], float]) -> float:
    durations = []
    for _ in range(repeats):
        started = clock()
        work()
        durations.append(clock() - started)
    return statistics.median(durations)
