"""How far a build is, for who waits for it."""

from collections.abc import Callable

Begin = Callable[[str], None]
"""Told the name of each step when it begins."""


def begin_silently(_: str) -> None:
    """For who does not wait."""
