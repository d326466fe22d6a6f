"""What a judged question came to: how sure the decision was, and whether it was right."""

import zlib
from dataclasses import dataclass

FOLDS = 5
"""Parts that judged questions are split in when they are to be measured themselves."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged question.

    :param cluster: What it belongs together with, e.g. its best entry.
    :param log_odds: That the first entry found answers it, before scaling.
    :param right: Whether it does, as people judged.
    """

    cluster: str
    log_odds: float
    right: bool

    @property
    def fold(self) -> int:
        """The part that it is held out with, 0 to ``FOLDS`` - 1."""
        return fold_of(self.cluster)


def fold_of(cluster: str) -> int:
    """The part that a cluster's questions are held out with, all of them together."""
    return zlib.crc32(cluster.encode()) % FOLDS
