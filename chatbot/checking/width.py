"""How wide a text is in a terminal: Thai vowels and tones above and below take no place."""

import re
import unicodedata
from collections.abc import Iterator

_MARKS = ("Mn", "Me", "Cf")
# What must not be torn apart: a character with the marks on it; sara am, which begins with one.
_CLUSTER = re.compile(r"(?s).[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u200b-\u200d]*")


def width(text: str) -> int:
    """Places that a text takes in a terminal."""
    return sum(map(_width, text))


def shortened(text: str, most: int) -> str:
    """A text that takes at most so many places, with an ellipsis where something is left out."""
    if width(text) <= most:
        return text
    kept, used = "", 0
    for cluster in _CLUSTER.findall(text):
        used += width(cluster)
        if used > most - 1:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def wrapped(text: str, most: int) -> Iterator[str]:
    """The lines of a text of at most so many places each; broken at spaces where there are some."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= most:
            line = joined
            continue
        if line:
            yield line
        *full, line = _pieces(word, most)
        yield from full
    if line:
        yield line


def padded(text: str, places: int) -> str:
    """A text with spaces after it, to take at least so many places."""
    return text + " " * (places - width(text))


def _pieces(word: str, most: int) -> list[str]:
    pieces = [""]
    for cluster in _CLUSTER.findall(word):
        if width(pieces[-1]) + width(cluster) > most:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _width(character: str) -> int:
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("F", "W") else 1
