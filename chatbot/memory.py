"""Numbers in memory of one size: of one process, or shared with those that it starts."""

from array import array
from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

Places = Any
"""Numbers of one kind, one in each place."""

Allocate = Callable[[str, int], Places]
"""Makes so many numbers of a kind, all 0; kinds are those of :mod:`array`."""


def of_this_process(kind: str, count: int) -> Places:
    """Numbers that no other process sees."""
    return array(kind, bytes(array(kind).itemsize * count))


def between_processes(kind: str, count: int) -> Places:
    """Numbers that processes share which are handed them when they are spawned.

    They lie in a file of the system's temporary folder that has no name any more.
    """
    return get_context("spawn").RawArray(kind, count)
