"""How far an evaluation has come, told to whoever wants to show it."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Wraps the items of one stage; called once a stage."""

    def __call__(self, items: Sequence[T], description: str, /) -> Iterable[T]:
        """Give the items one by one and show how many are done."""


def silently(items: Sequence[T], _description: str) -> Iterable[T]:
    """A :class:`Progress` that shows nothing."""
    return items
