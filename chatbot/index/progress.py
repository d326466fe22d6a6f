"""How far a build is, for who waits for it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the name of a step, and how much of it is done of how much; when it begins, nothing of it."""


def silently(_: str, __: int, ___: int) -> None:
    """For who does not wait."""
