"""Printed numbers of questions, in Thai or Arabic digits."""

import re

from chatbot.text.normalise import normalise

_NUMBER = re.compile(r"(?:ข้อ(?:ที่)?|ลำดับ(?:ที่)?|no\.?|q)?\s*0*(\d{1,5})(?:\.0)?\s*[.):]?")
_DOTTED = re.compile(r"(?:ข้อ(?:ที่)?\s*)?\d{1,3}(?:[.\-/]\d{1,3})+\.?")
_BEFORE = re.compile(r"\s*(?:ข้อ(?:ที่)?\s*)?([0-9๐-๙]{1,4})[.)]\s+(?=\S)")


def printed_number(cell: str) -> int | None:
    """The number that a cell is, e.g. 7 for ``๗.``, ``07`` and ``ข้อ 7``; None for any other."""
    found = _NUMBER.fullmatch(normalise(cell))
    return int(found[1]) if found else None


def is_outline_number(cell: str) -> bool:
    """Whether a cell is a number of several parts, e.g. ``1.2`` or ``๒.๑๐``."""
    text = normalise(cell)
    return printed_number(cell) is None and _DOTTED.fullmatch(text) is not None


def number_before(text: str) -> tuple[int | None, str]:
    """The number that a question begins with, and the rest of it."""
    found = _BEFORE.match(text)
    return (int(found[1]), text[found.end() :]) if found else (None, text)
