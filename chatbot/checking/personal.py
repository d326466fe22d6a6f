"""Personal data in a text: numbers of citizens, telephones, mailboxes, named people.

Names are met by their titles. Thai writes no space after a title and begins many other words with
one (นายจ้าง, คุณสมบัติ, นางแบบ), so what follows has to be a known given name, or a name and a
surname that no dictionary word runs into.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pythainlp.corpus import thai_female_names, thai_male_names, thai_words


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
_CITIZEN = re.compile(r"(?<![\d-])[1-8](?:[ -]?\d){12}(?![\d]|-\d)")
_MOBILE = re.compile(r"(?<![\d.,/-])(?:\+?66[ -]?|\(?0)[689]\)?(?:[ .-]{0,2}\d){8}(?![\d]|[.,-]\d)")
_LANDLINE = re.compile(
    r"(?<![\d.,/-])\(?0[2-7]\)?(?:[ .-]{0,2}\d){7}(?!\d)"
    r"|(?:โทร\S{0,8}|ต่อ|ภายใน|เบอร์\S{0,4}|tel\.?|ext\.?|☎)[ :.]*\d{3,5}(?!\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PRIVATE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|rocketmail|icloud|me|msn|windowslive"
    r"|protonmail|proton|aol|mail)\.",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters between a name and the number or mailbox that is said to be its."""

_TITLE = re.compile(
    r"(?<![ก-ฮ])(?P<title>นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|คุณ|พี่|น้อง|ว่าที่\s?(?:ร้อยตรี|ร\.ต\.)|ดร\.|ผศ\.|รศ\.|ศ\.|ผศ\.ดร\.|รศ\.ดร\."
    r"|อาจารย์|นพ\.|พญ\.|ทพ\.|ภก\.|พ\.ต\.[อทต]\.|ร\.ต\.[อทต]\.|จ\.ส\.[อทต]\.|ส\.ต\.[อทต]\.|พ\.[อทต]\.|ร\.[อทต]\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)"
    r"\s?(?:ดร\.\s?)?(?P<given>[ก-๎]{2,20}|(?<=[.s ])[A-Z][a-z]+)"
    r"(?:\s+(?P<surname>[ก-๎]{3,25}|[A-Z][a-z]+))?"
)
# Titles that also address everybody: only a known given name makes a person of what follows.
_LOOSE = frozenset({"คุณ", "พี่", "น้อง", "อาจารย์"})
_PREFIXES = ("นาย", "นาง", "คุณ", "พี่", "น้อง", "อาจารย์")
# Words that begin with a title, beside those of the dictionary.
_MORE_WORDS = (
    "นายทะเบียน นายอำเภอ นายตรวจ นายสถานี นายช่าง นายจ้าง นายหน้า นายก นายประกัน นายแพทย์ นายท่า "
    "นายด่าน นายทหาร นายตำรวจ นายเรือ นายความ คุณสมบัติ คุณวุฒิ คุณภาพ คุณธรรม คุณลักษณะ คุณค่า "
    "คุณสามารถ นางพยาบาล นางงาม พี่เลี้ยง น้องใหม่ อาจารย์ประจำ อาจารย์ที่ปรึกษา"
)
_ABBREVIATED = re.compile(r"[.]|^ว่าที่|^M|^D")


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
    names = list(_names(line))
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


def _names(line: str) -> Iterator[re.Match[str]]:
    for match in _TITLE.finditer(line):
        if _is_person(match["title"], match["given"], match["surname"] or ""):
            yield match


def _is_person(title: str, given: str, surname: str) -> bool:
    if given in _given_names() and not _begins_a_word(title, given):
        return True
    if title in _LOOSE:
        return False
    if _ABBREVIATED.search(title):
        return bool(surname) or given.isascii()
    return bool(surname) and not _begins_a_word(title, given) and surname not in thai_words()


def _begins_a_word(title: str, given: str) -> bool:
    """Whether title and name are, or begin with, another word: นายทะเบียนกลาง, คุณภาพ."""
    text = title + given
    return any(text[:end] in _words_with_titles() for end in range(len(title) + 1, len(text) + 1))


def _beside(match: re.Match[str], names: list[re.Match[str]]) -> str:
    """The name nearest to a number or a mailbox; empty when none is near."""
    near = [
        (distance, name[0])
        for name in names
        if (distance := max(match.start() - name.end(), name.start() - match.end())) <= _NEAR
    ]
    return min(near)[1].strip() if near else ""


@cache
def _given_names() -> frozenset[str]:
    return frozenset(thai_male_names() | thai_female_names())


@cache
def _words_with_titles() -> frozenset[str]:
    """The words of the dictionary, and some more, that begin with a title."""
    from_dictionary = {word for word in thai_words() if word.startswith(_PREFIXES)}
    return frozenset({*from_dictionary, *_MORE_WORDS.split()} - {*_PREFIXES, "นางสาว"})
