"""A rate as a count, with an exact interval that is honest about small counts."""

from dataclasses import dataclass

from scipy.stats import binomtest


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many.

    :param count: How many.
    :param n: Of how many.
    """

    count: int
    n: int

    @property
    def rate(self) -> float | None:
        """The share; None of nothing."""
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Exact 95 % interval of the share (Clopper & Pearson 1934); None of nothing.

        Unlike a bootstrap it has a width when the count is 0 of ``n``.
        """
        if not self.n:
            return None
        bounds = binomtest(self.count, self.n).proportion_ci(0.95, method="exact")
        return float(bounds.low), float(bounds.high)
