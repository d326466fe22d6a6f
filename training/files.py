"""Files that one stage leaves for the next: named by what made them, written whole."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path


def digest(*texts: str) -> str:
    """Twelve hexadecimal digits for some texts, for the name of what is made from them."""
    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and move it there: a stop leaves no half of it.

    :param path: Its place.
    :param write: Writes it to the path it is given.
    """
    unfinished = path.with_suffix(".part")
    write(unfinished)
    unfinished.replace(path)
