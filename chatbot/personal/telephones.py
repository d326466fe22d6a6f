"""Numbers of telephones, in a text as :func:`chatbot.personal.digits.alike` gives it.

Numbers of four digits are hotlines of offices.
"""

import re
from collections.abc import Iterator
from itertools import chain

from chatbot.personal.citizens import START

_GAP = r"[ .()_-]{0,3}"
# Several lines of one office are written 02-345-6789-90.
_AFTER = r"(?:-\d{1,2}(?!\d|-))?(?!\d|[.-]\d|,\d{1,3}(?![\d-]))"
# Who types on a telephone takes the letter for the digit.
_ZERO = "(?:0|(?<![A-Za-z])[Oo])"
# The number of an account, whose groups are others.
_ACCOUNT = r"(?!\d{3}-\d-\d{5}-\d)"
# Dates and hours stand in a row of digits as well.
_TIME = r"(?!\d{1,2} ?[-./ ] ?\d{1,2} ?[-./ ] ?(?:25|20)\d\d(?!\d))(?!\d{1,2}[.:]\d\d ?-)"
_COUNTRY = r"(?:\+|00)?66[ .-]?(?:\(0\))?[ .-]?"
_MOBILE = re.compile(
    rf"{START}{_ACCOUNT}{_TIME}(?:{_COUNTRY}|\(?{_ZERO}[ -]?)[689](?:{_GAP}\d){{8}}{_AFTER}"
)
_LANDLINE = re.compile(
    rf"{START}{_ACCOUNT}{_TIME}\(?0[ -]?[2-7](?:{_GAP}\d){{7}}(?:-\d{{1,2}}(?!\d|-))?(?!\d)"
)
_LANDLINE_ABROAD = re.compile(
    rf"{START}(?:\+|00)66[ .-]?(?:\(0\))?[ .-]?[2-7](?:{_GAP}\d){{7}}(?!\d)"
)
_ABROAD = re.compile(rf"\+[1-9](?:{_GAP}\d){{7,14}}(?!\d)")
_EXTENSION = re.compile(
    r"(?:โทร\S{0,8}|ต่อ|ภายใน|เบอร์\S{0,4}|tel\.?|ext\.?)[ :.]*\d{3,5}(?!\d)", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:โทร|เบอร์|มือถือ|ไลน์|line|call|tel|phone|mobile|whatsapp)[^\d\n]{0,25}?"
    rf"(?P<number>\d(?:{_GAP}\d){{6,11}})(?!\d)",
    re.IGNORECASE,
)
_DIGIT_WORD = "(?:ศูนย์|หนึ่ง|เอ็ด|สอง|โท|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
_SPELLED = re.compile(rf"{_DIGIT_WORD}(?:[ -]*{_DIGIT_WORD}){{7,}}")


def mobile_numbers(line: str) -> Iterator[re.Match[str]]:
    """Numbers that people carry with them."""
    return _MOBILE.finditer(line)


def landline_numbers(line: str) -> Iterator[re.Match[str]]:
    """Numbers of rooms, most of them in offices."""
    return _LANDLINE.finditer(line)


def extensions(line: str) -> Iterator[re.Match[str]]:
    """Numbers within a house."""
    return _EXTENSION.finditer(line)


def numbers_abroad(line: str) -> Iterator[re.Match[str]]:
    """Numbers with the code of a country."""
    return chain(_LANDLINE_ABROAD.finditer(line), _ABROAD.finditer(line))


def called_numbers(line: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are telephones by the word before them, e.g. without their 0."""
    return (match.span("number") for match in _CALLED.finditer(line))


def spelled_numbers(line: str) -> Iterator[re.Match[str]]:
    """Numbers in words, digit by digit."""
    return _SPELLED.finditer(line)
