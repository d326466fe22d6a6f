"""The grid that every system's joining is tuned over."""

from benchmarks.peers.system import Joining

WEIGHTS = (0.3, 0.5, 0.7)
"""Weights of words; vectors have the rest."""


def grid(weighted: tuple[str, ...], unweighted: tuple[str, ...] = ()) -> tuple[Joining, ...]:
    """Each mode that takes weights with each of them, then each mode that takes none."""
    return (
        *(Joining(mode, weight) for mode in weighted for weight in WEIGHTS),
        *(Joining(mode) for mode in unweighted),
    )
