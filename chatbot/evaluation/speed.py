"""How fast and how large a model is on this machine."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from chatbot.embedding import SentenceEmbedder


@dataclass(frozen=True, slots=True)
class Speed:
    """Speed and size of a model.

    :param per_second: Questions encoded in a second, in batches, by number of threads.
    :param single_ms: Median milliseconds for one question, one thread.
    :param load_seconds: Seconds to load it in a process that has the libraries imported.
    :param megabytes: Size of its folder, 10**6 bytes.
    """

    per_second: dict[int, float]
    single_ms: float
    load_seconds: float
    megabytes: float


def measure_speed(folder: Path, questions: Sequence[str], seconds: float = 2.0) -> Speed:
    """Load a model and time it.

    :param folder: Model folder.
    :param questions: Questions to encode, at least one.
    :param seconds: Least time spent on each throughput figure.
    """
    SentenceEmbedder(folder)  # the first load in a process also imports the libraries
    began = time.perf_counter()
    embedder = SentenceEmbedder(folder)
    load_seconds = time.perf_counter() - began
    threads = torch.get_num_threads()
    per_second: dict[int, float] = {}
    try:
        for count in (1, 2):
            torch.set_num_threads(count)
            per_second[count] = _throughput(embedder, questions, seconds)
        torch.set_num_threads(1)
        single = statistics.median(
            _timed(embedder, [question]) for question in list(questions)[:500]
        )
    finally:
        torch.set_num_threads(threads)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Speed(per_second, single * 1000, load_seconds, size / 1e6)


def _throughput(embedder: SentenceEmbedder, questions: Sequence[str], seconds: float) -> float:
    embedder.encode_queries(questions[:64])
    done, spent = 0, 0.0
    while spent < seconds:
        spent += _timed(embedder, questions)
        done += len(questions)
    return done / spent


def _timed(embedder: SentenceEmbedder, questions: Sequence[str]) -> float:
    began = time.perf_counter()
    embedder.encode_queries(questions)
    return time.perf_counter() - began
