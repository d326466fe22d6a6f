"""Bootstrap intervals for means over queries that come in clusters."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

DRAWS = 2000
SEED = 2565


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


def estimate_mean(
    values: ArrayLike,
    clusters: Sequence[Hashable],
    among: ArrayLike | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate | None:
    """Mean and 95 % percentile interval of the cluster bootstrap.

    Queries for the same entry succeed and fail together, so whole clusters are drawn, with
    replacement, as many as there are; each draw's mean is over all queries in it (Davison &
    Hinkley 1997, Bootstrap Methods and Their Application, section 3.8). With one query a cluster
    it is the ordinary bootstrap. Where all values are equal the interval has no width, which says
    nothing about queries not seen.

    :param values: One number a query, shape ``(n,)``.
    :param clusters: The cluster of each query, length ``n``.
    :param among: Which queries the mean is over, shape ``(n,)`` of booleans; all when None.
        Clusters are drawn from all queries, since how many of them count is up to chance too.
    :param draws: How many resamples.
    :param seed: Seed of the draws; the same seed gives the same interval.
    :return: None when the mean is over nothing.
    """
    numbers = np.asarray(values, dtype=np.float64)
    counted = np.ones_like(numbers) if among is None else np.asarray(among, dtype=np.float64)
    if not counted.any():
        return None
    order = {cluster: position for position, cluster in enumerate(dict.fromkeys(clusters))}
    member = np.array([order[cluster] for cluster in clusters])
    totals = np.bincount(member, numbers * counted)
    sizes = np.bincount(member, counted)
    uniform = np.full(len(order), 1 / len(order))
    times = np.random.default_rng(seed).multinomial(len(order), uniform, size=draws)
    drawn_sizes = times @ sizes
    means = (times @ totals)[drawn_sizes > 0] / drawn_sizes[drawn_sizes > 0]
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(totals.sum() / sizes.sum()), float(low), float(high))
