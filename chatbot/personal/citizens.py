"""Numbers of citizens, in a text as :func:`chatbot.personal.digits.alike` gives it."""

import re
from collections.abc import Iterator

from chatbot.personal.digits import digits_of

START = r"(?<!\d)(?<!\d[.-])(?:(?<!\d[,/])|(?<=\d{4}[,/])|(?<=-\d[,/]))"
"""A number begins here: not within another, but beside one that is as long."""

_BETWEEN = r"[ ./_-]{1,3}"
_GROUPED = re.compile(
    START + _BETWEEN.join((r"\d", r"\d{4}", r"\d{5}", r"\d{2}", r"\d")) + r"(?!\d|-\d)"
)
_NUMBER = re.compile(rf"{START}[1-8](?:[ ./_-]{{0,3}}\d){{12}}(?!\d|-\d)")


def citizen_numbers(line: str) -> Iterator[re.Match[str]]:
    """What is the number of a citizen by its check digit, however it is grouped."""
    return (match for match in _NUMBER.finditer(line) if _right_checksum(digits_of(match[0])))


def grouped_as_citizen(line: str) -> Iterator[re.Match[str]]:
    """What is grouped as on a citizen's card, with the check digit right or mistyped."""
    return _GROUPED.finditer(line)


def is_of_a_body(number: str) -> bool:
    """Whether a number is that of an office or a company, which have no personal ones."""
    digits = digits_of(number)
    return len(digits) == 13 and digits[0] == "0" and _right_checksum(digits)


def _right_checksum(digits: str) -> bool:
    """Whether the last digit is the check digit of the first twelve."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])
