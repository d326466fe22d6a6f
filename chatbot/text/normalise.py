"""Thai text normalisation for search; never applied to text that is shown.

PyThaiNLP's own ``normalize`` is not idempotent on wild input and expands or drops more than a
search needs, so the few rules that matter here are spelled out, each a fact of Thai encoding.
"""

import re
import unicodedata

from chatbot.text.broken import mended
from chatbot.text.marks import MARKS

_THAI_DIGIT = re.compile("[๐-๙]")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# A mark at the start of a word has no consonant to stand on.
_LOOSE_MARKS = re.compile(f"(?<!\\S)[{MARKS}]+")


def normalise(text: str) -> str:
    """Bring spellings that look alike to one form, for comparing and searching.

    Broken Thai put together as in :mod:`~chatbot.text.broken`, NFC, zero-width and control
    characters gone, Thai digits as Arabic, lower case, single spaces.
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
    # First: lower case would turn misread letters into others.
    text = mended(text)
    if not text.isprintable():
        text = "".join(_printable(character) for character in text)
    if _THAI_DIGIT.search(text):
        text = text.translate(_THAI_DIGITS)
    text = unicodedata.normalize("NFC", text.lower())
    text = _LOOSE_MARKS.sub("", text)
    return " ".join(text.split())


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs") else character
