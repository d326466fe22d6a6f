"""Thai text normalisation for search; never applied to text that is shown.

PyThaiNLP's own ``normalize`` is not idempotent on wild input and expands or drops more than a
search needs, so the few rules that matter here are spelled out, each a fact of Thai encoding.
"""

import re
import unicodedata
from itertools import groupby

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

# Nikhahit and sara aa typed apart, with or without tone marks between: sara am.
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
# Two sara e look like one sara ae.
_SPLIT_SARA_AE = re.compile("\u0e40\u0e40")
_CLUSTER = re.compile(f"[{_MARKS}\u0e33]{{2,}}")
# A mark at the start of a word has no consonant to stand on.
_LOOSE_MARKS = re.compile(f"(^|\\s)[{_MARKS}]+")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
_SIGNS = frozenset("\u0e4c\u0e4d\u0e4e")
_SARA_AM = "\u0e33"


def normalise(text: str) -> str:
    """Bring spellings that look alike to one form, for comparing and searching.

    NFC, sara am and sara ae as one character each, marks in typing order and not doubled,
    zero-width and control characters gone, Thai digits as Arabic, lower case, single spaces.
    Idempotent for every string; lone surrogates are dropped.

    :param text: Any string.
    :return: The normal form, possibly empty.
    """
    while (normal := _once(text)) != text:
        text = normal
    return text


def on_one_line(text: str) -> str:
    """A text as it may be shown anywhere: one line, without control and invisible characters."""
    return " ".join("".join(map(_printable, writable(text))).split())


def writable(text: str) -> str:
    """A text without lone surrogates: half characters, as a broken client sends them."""
    return text.encode("utf-8", errors="ignore").decode("utf-8")


def _once(text: str) -> str:
    if not text.isprintable():
        text = "".join(_printable(character) for character in text)
    text = unicodedata.normalize("NFC", text.translate(_THAI_DIGITS).lower())
    text = _SPLIT_SARA_AM.sub(r"\1" + _SARA_AM, text)
    text = _SPLIT_SARA_AE.sub("\u0e41", text)
    text = _CLUSTER.sub(_ordered, text)
    text = _LOOSE_MARKS.sub(r"\1", text)
    return " ".join(text.split())


def _ordered(cluster: re.Match[str]) -> str:
    """Marks over one consonant in typing order, none of them struck twice in a row."""
    return "".join(mark for mark, _ in groupby(sorted(cluster[0], key=_place)))


def _place(mark: str) -> int:
    if mark in _TONES:
        return 1
    if mark in _SIGNS:
        return 2
    return 3 if mark == _SARA_AM else 0


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs") else character
