"""Index time, cold start and memory of a system, each in a process of its own."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.peers.tuning import RunAs


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a system takes.

    :param index_seconds: From texts to what is kept on disk, in a process that has the
        framework and the model loaded.
    :param cold_seconds: From the start of a process that opens it to its first answer: median.
    :param median_ms: A question in that process, where nobody else is asked: median.
    :param peak_megabytes: Most memory of that process over 100 questions.
    """

    index_seconds: float
    cold_seconds: float
    median_ms: float
    peak_megabytes: float


def measure_footprint(
    name: str, chosen: RunAs, task: Path, folder: Path, runs: int = 3
) -> Footprint:
    """Index once, then open and ask some times.

    :param name: Of the set-up.
    :param task: File of the task.
    :param folder: Empty.
    :param runs: Cold starts.
    :raises BenchmarkError: A process fails; the message carries the end of what it wrote.
    """
    joining = chosen.joining
    words = [name, chosen.layout, joining.mode, str(joining.words), str(task), str(folder)]
    with _process([*words, "build"]) as lines:
        index_seconds = _next(lines, "index_seconds")
    cold, medians, peaks = [], [], []
    for _ in range(runs):
        started = time.perf_counter()
        with _process([*words, "open"]) as lines:
            _next(lines, "first")
            cold.append(time.perf_counter() - started)
            medians.append(_next(lines, "median_ms"))
            peaks.append(_next(lines, "peak_megabytes"))
    return Footprint(index_seconds, statistics.median(cold), statistics.median(medians), max(peaks))


@contextmanager
def _process(words: list[str]) -> Iterator[Iterator[dict[str, Any]]]:
    command = [sys.executable, "-m", "benchmarks.peers.one", *words]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as wrote:
        with subprocess.Popen(  # noqa: S603 - our own words
            command, stdout=subprocess.PIPE, stderr=wrote, text=True, encoding="utf-8"
        ) as process:
            assert process.stdout is not None, "it is a pipe"
            yield (json.loads(line[1:]) for line in process.stdout if line.startswith("@"))
        if process.returncode:
            wrote.seek(0)
            raise BenchmarkError(f"{' '.join(words)} failed: {wrote.read().strip()[-300:]}")


def _next(lines: Iterator[dict[str, Any]], key: str) -> Any:
    """The value that the process says next; what it wrote is told once it has ended."""
    return next(lines, {}).get(key, float("nan"))
