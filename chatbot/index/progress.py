"""How far a build is, for who waits for it."""

from collections.abc import Callable

BuildProgress = Callable[[str, int, int], None]
"""Told the name of a step, how much of it is done, and of how much; nothing when it begins."""


def unheard(_: str, __: int, ___: int) -> None:
    """For who does not wait."""
