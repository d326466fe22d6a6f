"""How wide a text is in a terminal: Thai vowels and tones above and below take no place."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

_MARKS = ("Mn", "Me", "Cf")
# What must not be torn apart: a character with the marks on it; sara am, which begins with one.
_ABOVE_AND_BELOW = r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u200b-\u200d]*"
_CLUSTER = re.compile(rf"(?s).(?:{_ABOVE_AND_BELOW}\u0e33)?{_ABOVE_AND_BELOW}")

_OPENING, _CLOSING = "“(-/", "”).,:;…?ๆฯ/-"


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


def wrapped(text: str, most: int, cut: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """The lines of a text of at most so many places each.

    :param cut: Cuts a text into words and what stands between them; lines end there only.
    """
    line = ""
    for piece in _pieces(text, most, cut):
        if width(line) + width(piece.rstrip()) > most and line:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def padded(text: str, places: int) -> str:
    """A text with spaces after it, to take at least so many places."""
    return text + " " * (places - width(text))


def _pieces(text: str, most: int, cut: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """What must stay together, but for a word that is longer than a line."""
    pieces: list[str] = []
    for piece in filter(None, cut(text)):
        joins = pieces and (pieces[-1][-1] in _OPENING or piece[0] in _CLOSING)
        if joins or (pieces and not piece.strip()):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    for piece in pieces:
        yield from [piece] if width(piece.rstrip()) <= most else _torn(piece, most)


def _torn(word: str, most: int) -> list[str]:
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
