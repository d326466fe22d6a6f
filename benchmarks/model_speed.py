"""How fast and how large models are on this machine, timed in turn."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
import torch
from threadpoolctl import threadpool_limits

from chatbot.embedding import Embedder, open_embedder

THREADS = (1, 2)
"""Numbers of threads that throughput is measured on."""

# Questions of one call: a slow model, too, gets through one in about a second, and both sides sort
# and pad the same batches.
_CALL = 256
_SEED = 2565
_TOKENIZERS = "TOKENIZERS_PARALLELISM"


@dataclass(frozen=True, slots=True)
class Speed:
    """Speed and size of a model.

    :param per_second: Questions encoded in a second, in batches, by number of threads.
    :param single_ms: Median milliseconds for one question, one thread.
    :param load_seconds: Seconds to load it, one thread, its files' digest included, in a process
        that has the libraries imported and the files read before.
    :param megabytes: Size of its folder, 10**6 bytes.
    """

    per_second: dict[int, float]
    single_ms: float
    load_seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as fast a model is as another: the median over rounds, and their range."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SpeedRatios:
    """How many times as fast a model is as another, by the figures of :class:`Speed`."""

    per_second: dict[int, Ratio]
    single_ms: Ratio
    load_seconds: Ratio


def measure_rounds(
    folders: Sequence[Path],
    questions: Sequence[str],
    rounds: int = 5,
    seconds: float = 1.0,
    progress: Callable[[Iterable[int]], Iterable[int]] = iter,
) -> list[list[Speed]]:
    """Time models in turn, so that what else the machine does falls on all alike.

    In a round each figure is taken of every model before the next figure. All models get the same
    calls in the same order; a fast one comes further, and starts over at the end. The order is
    shuffled, so that a slow one too gets a fair sample, and goes on from round to round. Prompts
    and batch size are each model's own.

    :param folders: Model folders.
    :param questions: Questions to encode, at least one.
    :param rounds: At least one.
    :param seconds: Least time spent on a throughput or on single questions, by a model in a round;
        one call is made in any case.
    :param progress: Wraps the iteration over rounds, e.g. to draw a bar.
    :return: For each folder, its speed in each round.
    :raises ModelError: A folder holds no model that loads.
    """
    for folder in folders:
        open_embedder(folder)  # the first load also imports libraries and fetches the files
    order = np.random.default_rng(_SEED).permutation(len(questions))
    mixed = [questions[number] for number in order]
    measured: list[list[Speed]] = [[] for _ in folders]
    for number in progress(range(rounds)):
        start = number * _CALL % len(mixed)
        speeds = _measure_round(folders, mixed[start:] + mixed[:start], seconds)
        for so_far, speed in zip(measured, speeds, strict=True):
            so_far.append(speed)
    return measured


def median_speed(rounds: Sequence[Speed]) -> Speed:
    """Median of each figure over the rounds of one model, at least one."""
    return Speed(
        {
            threads: statistics.median(speed.per_second[threads] for speed in rounds)
            for threads in rounds[0].per_second
        },
        statistics.median(speed.single_ms for speed in rounds),
        statistics.median(speed.load_seconds for speed in rounds),
        rounds[0].megabytes,
    )


def compare(ours: Sequence[Speed], other: Sequence[Speed]) -> SpeedRatios:
    """Ratios within each round, above 1 where ours is faster.

    :param ours: Speed of one model in each round.
    :param other: Speed of the other in the same rounds.
    """
    pairs = list(zip(ours, other, strict=True))
    return SpeedRatios(
        {
            threads: _ratio(a.per_second[threads] / b.per_second[threads] for a, b in pairs)
            for threads in ours[0].per_second
        },
        _ratio(b.single_ms / a.single_ms for a, b in pairs),
        _ratio(b.load_seconds / a.load_seconds for a, b in pairs),
    )


def _ratio(values: Iterable[float]) -> Ratio:
    by_round = list(values)
    return Ratio(statistics.median(by_round), min(by_round), max(by_round))


def _measure_round(
    folders: Sequence[Path], questions: Sequence[str], seconds: float
) -> list[Speed]:
    calls = [questions[start : start + _CALL] for start in range(0, len(questions), _CALL)]
    loads = [_load(folder, 1) for folder in folders]
    embedders = [embedder for embedder, _ in loads]
    rates = {}
    for threads in THREADS:
        loaded = [_load(folder, threads)[0] for folder in folders]
        rates[threads] = [_throughput(embedder, calls, threads, seconds) for embedder in loaded]
    singles = [_single(embedder, questions, seconds) for embedder in embedders]
    return [
        Speed(
            {threads: rates[threads][number] for threads in THREADS},
            singles[number] * 1000,
            loads[number][1],
            _size(folder) / 1e6,
        )
        for number, folder in enumerate(folders)
    ]


def _load(folder: Path, threads: int) -> tuple[Embedder, float]:
    with _limited_to(threads):
        began = time.perf_counter()
        embedder = open_embedder(folder)
        return embedder, time.perf_counter() - began


def _throughput(
    embedder: Embedder, calls: Sequence[Sequence[str]], threads: int, seconds: float
) -> float:
    with _limited_to(threads):
        timed = list(_timed(embedder, calls, seconds))
    return sum(count for count, _ in timed) / sum(spent for _, spent in timed)


def _single(embedder: Embedder, questions: Sequence[str], seconds: float) -> float:
    calls = [[question] for question in questions]
    with _limited_to(1):
        return statistics.median(spent for _, spent in _timed(embedder, calls, seconds))


def _timed(
    embedder: Embedder, calls: Sequence[Sequence[str]], seconds: float
) -> Iterator[tuple[int, float]]:
    """Questions and seconds of each call, until the calls have taken so many seconds."""
    embedder.encode_queries(calls[0][:32])
    total = 0.0
    for call in cycle(calls):
        began = time.perf_counter()
        embedder.encode_queries(call)
        spent = time.perf_counter() - began
        yield len(call), spent
        total += spent
        if total >= seconds:
            return


@contextmanager
def _limited_to(threads: int) -> Iterator[None]:
    """Load and compute on so many threads, each on a core of its own where the system allows.

    Tokenizers know two settings only, one thread or one for each core, which is their default.
    Our own model takes as many threads as it finds cores when it is loaded.
    """
    before, setting = torch.get_num_threads(), os.environ.get(_TOKENIZERS)
    torch.set_num_threads(threads)
    os.environ[_TOKENIZERS] = "false" if threads == 1 else "true"
    cores = os.sched_getaffinity(0) if sys.platform == "linux" else set()
    if sys.platform == "linux":
        os.sched_setaffinity(0, sorted(cores)[:threads])
    try:
        with threadpool_limits(1, user_api="blas"):
            yield
    finally:
        if sys.platform == "linux":
            os.sched_setaffinity(0, cores)
        torch.set_num_threads(before)
        del os.environ[_TOKENIZERS]
        if setting is not None:
            os.environ[_TOKENIZERS] = setting


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
