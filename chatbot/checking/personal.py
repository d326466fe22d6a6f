"""Personal data in a text: numbers of citizens, telephones, mailboxes; who is named beside them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from chatbot.personal.citizens import citizen_numbers
from chatbot.personal.digits import alike
from chatbot.personal.mailboxes import is_private, mailboxes
from chatbot.personal.people import Person, people_in
from chatbot.personal.telephones import extensions, landline_numbers, mobile_numbers


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


_NEAR = 80
"""Characters between a name and the number or mailbox that is said to be its."""


def personal_in(text: str) -> list[PersonalData]:
    """The personal data in a text.

    Numbers and mailboxes of an office by themselves are none.

    :param text: As it stands.
    """
    found: list[PersonalData] = []
    for line in alike(text).split("\n"):
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
        if what is Personal.NAMED_MAILBOX and is_private(match[0]):
            what = Personal.MAILBOX
        if what in (Personal.NAMED, Personal.NAMED_MAILBOX) and not name:
            continue
        yield PersonalData(what, match[0].strip(), name)


def _numbers(line: str) -> Iterator[tuple[Personal, re.Match[str]]]:
    for match in citizen_numbers(line):
        yield Personal.CITIZEN, match
    for match in mobile_numbers(line):
        yield Personal.MOBILE, match
    for match in mailboxes(line):
        yield Personal.NAMED_MAILBOX, match
    for match in landline_numbers(line):
        yield Personal.NAMED, match
    for match in extensions(line):
        yield Personal.NAMED, match


def _beside(match: re.Match[str], names: list[Person]) -> str:
    """The name nearest to a number or a mailbox; empty when none is near."""
    near = [
        (distance, name.name)
        for name in names
        if (distance := max(match.start() - name.given_end, name.start - match.end())) <= _NEAR
    ]
    return min(near)[1] if near else ""
