"""How long one question takes from a cold start, against a yardstick of the same machine."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.errors import BenchmarkError
from chatbot.evaluation.bootstrap import DRAWS, SEED, Estimate

_ASK = "import sys; from chatbot.doors.cli import main; sys.exit(main())"
_YARDSTICK = "import sentence_transformers"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Wall-clock seconds of whole processes.

    :param ask: Median of ``chatbot ask --json``.
    :param yardstick: Median of importing sentence-transformers and nothing else.
    :param ratio: The first median over the second, with its 95 % bootstrap interval.
    :param runs: How often each was run.
    """

    ask: float
    yardstick: float
    ratio: Estimate
    runs: int


def measure_cold_start(question: str, runs: int = 9) -> ColdStart:
    """Run both commands in turn, so that what else the machine does falls on both alike.

    Each is run once beforehand: for the index to be built and the files to be in memory.

    :raises BenchmarkError: A command fails; the message carries what it wrote.
    """
    ask = [sys.executable, "-c", _ASK, "ask", "--json", question]
    yardstick = [sys.executable, "-c", _YARDSTICK]
    pairs = [(_seconds(ask), _seconds(yardstick)) for _ in range(runs + 1)][1:]
    asked, imported = np.array(pairs).T
    return ColdStart(
        float(np.median(asked)), float(np.median(imported)), ratio_of_medians(pairs), runs
    )


def ratio_of_medians(
    pairs: Sequence[tuple[float, float]], draws: int = DRAWS, seed: int = SEED
) -> Estimate:
    """Median of the first over median of the second of each pair, pairs resampled.

    :param pairs: At least one pair, all positive.
    """
    values = np.array(pairs)
    numbers = np.random.default_rng(seed).integers(0, len(values), (draws, len(values)))
    medians = np.median(values[numbers], axis=1)
    low, high = np.percentile(medians[:, 0] / medians[:, 1], [2.5, 97.5])
    ask, yardstick = np.median(values, axis=0)
    return Estimate(float(ask / yardstick), float(low), float(high))


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words
    duration = time.perf_counter() - started
    if done.returncode:
        wrote = done.stderr.decode("utf-8", errors="replace").strip()
        raise BenchmarkError(f"the command {command[2:]} failed to run: {wrote}")
    return duration
