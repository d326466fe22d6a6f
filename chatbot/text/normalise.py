"""Thai text normalisation for search; never applied to text that is shown.

PyThaiNLP's own ``normalize`` is not idempotent on wild input and expands or drops more than a
search needs, so the few rules that matter here are spelled out, each a fact of Thai encoding.
"""

import re
import unicodedata

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # Nikhahit and sara aa typed apart, with or without a tone mark between or before: sara am.
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),
    (re.compile("\u0e33([\u0e48-\u0e4b])"), "\\1\u0e33"),
    # Two sara e look like one sara ae.
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    # A tone mark belongs after the vowel above or below its consonant.
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])"), r"\2\1"),
    # The same mark struck twice.
    (re.compile(f"([{_MARKS}])\\1+"), r"\1"),
    # A mark at the start of a word has no consonant to stand on.
    (re.compile(f"(^|\\s)[{_MARKS}]+"), r"\1"),
    (re.compile(r"\s+"), " "),
)


def normalise(text: str) -> str:
    """Bring spellings that look alike to one form, for comparing and searching.

    NFC, sara am and sara ae as one character each, marks in typing order and not doubled,
    zero-width and control characters gone, Thai digits as Arabic, lower case, single spaces.
    Idempotent for every string; lone surrogates are dropped.

    :param text: Any string.
    :return: The normal form, possibly empty.
    """
    normal = _once(text)
    while (again := _once(normal)) != normal:
        normal = again
    return normal


def _once(text: str) -> str:
    if not text.isprintable():
        text = "".join(_printable(character) for character in text)
    text = unicodedata.normalize("NFC", text.translate(_THAI_DIGITS).lower())
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs") else character
