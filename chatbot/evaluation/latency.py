"""Durations in short: the median and the 99th percentile."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds a question, over ``n`` questions."""

    n: int
    median_ms: float
    p99_ms: float


def summarise(milliseconds: Sequence[float]) -> Latency | None:
    """Summarise durations, percentiles interpolated linearly; None without any."""
    if not milliseconds:
        return None
    median, p99 = np.percentile(milliseconds, [50, 99])
    return Latency(len(milliseconds), float(median), float(p99))
