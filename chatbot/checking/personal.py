"""Personal data in a text: numbers of citizens, telephones, mailboxes; who is named beside them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from chatbot.checking.people import Person, people_in


class Personal(StrEnum):
    """What kind of personal data it is."""

    CITIZEN = "citizen number"
    MOBILE = "mobile telephone number"
    MAILBOX = "personal mailbox"
    NAMED = "named person with a telephone number"
    NAMED_MAILBOX = "named person with an office mailbox"


class PersonalData(NamedTuple):
    """Personal data as it stands in a text.

    :param name: Of the person, where one is named beside it; else empty.
    """

    what: Personal
    shown: str
    name: str


_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_START = r"(?<!\d)(?<!\d[.,/-])"
_ACCOUNT = r"(?!\d{3}-\d-\d{5}-\d)"
_GAP = r"[ .()-]{0,2}"
_CITIZEN = re.compile(rf"{_START}[1-8](?:[ -]?\d){{12}}(?!\d|-\d)")
_MOBILE = re.compile(
    rf"{_START}{_ACCOUNT}(?:\+?66[ -]?(?:\(0\))?[ -]?|\(?0[ -]?)[689](?:{_GAP}\d){{8}}"
    r"(?!\d|[.,-]\d)"
)
_LANDLINE = re.compile(
    rf"{_START}{_ACCOUNT}\(?0[ -]?[2-7](?:{_GAP}\d){{7}}(?!\d)"
    r"|(?:โทร\S{0,8}|ต่อ|ภายใน|เบอร์\S{0,4}|tel\.?|ext\.?)[ :.]*\d{3,5}(?!\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PRIVATE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|rocketmail|icloud|me|msn|windowslive"
    r"|protonmail|proton|aol|mail)\.(?:com|co|net|me|co\.[a-z]{2}|[a-z]{2})$",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters between a name and the number or mailbox that is said to be its."""


def personal_in(text: str) -> list[PersonalData]:
    """The personal data in a text.

    Numbers and mailboxes of an office by themselves are none.

    :param text: As it stands.
    """
    found: list[PersonalData] = []
    for line in text.translate(_DIGITS).split("\n"):
        found += _in_line(line)
    return found


def _in_line(line: str) -> Iterator[PersonalData]:
    names = list(people_in(line))
    taken: list[re.Match[str]] = []
    for what, match in _numbers(line):
        if any(match.start() < other.end() and other.start() < match.end() for other in taken):
            continue
        taken.append(match)
        name = _beside(match, names)
        if what is Personal.NAMED_MAILBOX and _PRIVATE.search(match[0]):
            what = Personal.MAILBOX
        if what in (Personal.NAMED, Personal.NAMED_MAILBOX) and not name:
            continue
        yield PersonalData(what, match[0].strip(), name)


def _numbers(line: str) -> Iterator[tuple[Personal, re.Match[str]]]:
    for match in _CITIZEN.finditer(line):
        if _right_checksum(re.sub(r"\D", "", match[0])):
            yield Personal.CITIZEN, match
    for match in _MOBILE.finditer(line):
        yield Personal.MOBILE, match
    for match in _ADDRESS.finditer(line):
        yield Personal.NAMED_MAILBOX, match
    for match in _LANDLINE.finditer(line):
        yield Personal.NAMED, match


def _right_checksum(digits: str) -> bool:
    """Whether the last digit is the check digit of the first twelve."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def _beside(match: re.Match[str], names: list[Person]) -> str:
    """The name nearest to a number or a mailbox; empty when none is near."""
    near = [
        (distance, name.name)
        for name in names
        if (distance := max(match.start() - name.end, name.start - match.end())) <= _NEAR
    ]
    return min(near)[1] if near else ""
