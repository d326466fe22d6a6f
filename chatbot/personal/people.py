"""People named in a text, met by their titles.

Thai writes no space after a title and begins many other words with one (นายจ้าง, คุณสมบัติ, นางแบบ),
so what follows has to be a known given name, or a name and a surname that no other word runs into.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words

_TITLE = re.compile(
    r"(?P<title>นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ|พี่|น้อง|ว่าที่\s?(?:ร้อยตรี|ร\.ต\.)"
    r"|อาจารย์|(?:ผศ|รศ|ศ)\.(?:\s?ดร\.)?|ดร\.|นพ\.|พญ\.|ทพ\.|ภก\.|พ\.ต\.[อทต]\.|[รส]\.ต\.[อทต]\."
    r"|(?:(?:ร้อย|พัน|พล)(?:ตำรวจ)?|นาวา|นาวาอากาศ|จ่าสิบ|สิบ)(?:ตรี|โท|เอก)|จ\.ส\.[อทต]\.|พล\.(?:ต\.)?[อทต]\."
    r"|(?<![ก-๎.])[พร]\.[อทต]\.|(?<![ก-๎.])อ\."
    r"|\b(?:[Mm]rs?|MRS?|Ms|Dr)\b\.?|\bMiss\b)"
    r"(?=\s?(?P<given>[ก-๎]{2,30}|[A-Za-z][A-Za-z]+)"
    r"(?:\s+(?P<surname>[ก-๎]{3,25}|[A-Za-z][A-Za-z]+))?)"
)
# What may follow a name without a space.
_AFTER = re.compile(
    "(?:ที่|โทร|ได้|เบอร์|ต่อ|ใน|หรือ|และ|ฝ่าย|ตำแหน่ง|เป็น|ซึ่ง|ก่อน|ทาง|ครับ|ค่ะ|จาก|กอง|งาน|นะ)"
)
# Words that no given name begins with, and those that no surname does: what an office writes there.
_NO_GIVEN = re.compile(
    "หรือ|เป็น|ที่|ผู้|ต้อง|จะ|ได้|ให้|และ|ของ|มี|ไม่|ใน|คือ|หมวด|ราย|ประจำ|พิเศษ|กับ|ย่อ|ต่าง|เหมือน|ตรี$|โท$|เอก$"
)
_NO_SURNAME = re.compile(
    "ติดต่อ|สังกัด|โทร|ฝ่าย|กอง|ตำแหน่ง|ยื่น|ลงนาม|ออก|ต้อง|มี|เป็น|สำนัก|แผนก|กรม|ศูนย์|หัวหน้า|เจ้าหน้าที่"
    "|ผู้|นัก|พนักงาน|รับ|กลุ่ม|จังหวัด|อำเภอ|หรือ|และ|กับ|ที่|ปลัด|มูลนิธิ|สอบถาม|งาน"
)
# Titles that hardly begin another word: what follows is a name.
_CERTAIN = frozenset({"นางสาว", "น.ส.", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง"})
_MISTERS = frozenset({"นาย", "นาง"})
_CLAUSE = re.compile(
    f"{_AFTER.pattern}|ขอ|ต้อง|จะ|ไม่|มี|สามารถ|ลาออก|ยื่น|อยู่|มา|ไป|เกิด|ทำ|อายุ|เลข|บัตร|เบิก|แจ้ง|สมัคร"
    "|ตอน|เมื่อ|อย่าง|ยัง|ไหน|ไหม|มั้ย|อะไร|ใคร|แทน|เซ็น|ลง|กับ|แล้ว|คะ|ว่า|จึง|ถึง|คือ|ให้|ก็|ด้วย"
    "|หน่อย|บ้าง|ใช่|ใช้|เขา|เค้า|เปลี่ยน|หลัง|จด|สมรส|หย่า|ย้าย|เพิ่ม|เพราะ|ควร|กรณี|ถ้า|หาก|นำหน้า"
)
# Titles that also address everybody: only a known given name makes a person of what follows.
_LOOSE = frozenset({"คุณ", "พี่", "น้อง", "อาจารย์"})
_DISTRICT = "อ."
_MARK = re.compile("[ะ-ฺ็-๎]")
_PREFIXES = ("นาย", "นาง", "คุณ", "พี่", "น้อง", "อาจารย์")
# Words that begin with a title, beside those of the dictionary.
_MORE_WORDS = (
    "นายทะเบียน นายอำเภอ นายตรวจ นายสถานี นายช่าง นายจ้าง นายหน้า นายก นายประกัน นายแพทย์ นายท่า "
    "นายด่าน นายทหาร นายตำรวจ นายเรือ นายความ คุณสมบัติ คุณวุฒิ คุณภาพ คุณธรรม คุณลักษณะ คุณค่า "
    "คุณสามารถ นางพยาบาล นางงาม พี่เลี้ยง น้องใหม่ อาจารย์ประจำ อาจารย์ที่ปรึกษา "
    "เด็กชายแดน"
)


class Person(NamedTuple):
    """A person named in a text.

    :param name: With the title.
    :param start: Where it begins, 0-based.
    :param given_end: Where the given name ends, exclusive.
    :param end: Where the whole name ends, exclusive, with the surname where there is one.
    """

    name: str
    start: int
    given_end: int
    end: int


def people_in(line: str, wide: bool = False) -> Iterator[Person]:
    """The people that a line names, in order.

    :param wide: Also whoever is likely one by the title alone, though the name is not known.
    """
    after = _CLAUSE if wide else _AFTER
    for match in _TITLE.finditer(line):
        title, surname = match["title"], match["surname"] or ""
        if surname.isascii() and surname[:1].islower() and not title.islower():
            surname = ""
        joined = "ก" <= line[match.start() - 1 : match.start()] <= "๎"
        given = _given(title, match["given"], surname, joined, after)
        if not given and wide:
            given = _by_title(title, match["given"], joined)
        if given:
            goes_on = after.match(surname) and surname not in thai_family_names()
            whole = given == match["given"] and surname and not goes_on
            text = f"{title}{given}{' ' + surname if whole else ''}"
            given_end = match.start("given") + len(given)
            end = match.end("surname") if whole else given_end
            yield Person(text, match.start(), given_end, end)


def _given(title: str, given: str, surname: str, joined: bool, after: re.Pattern[str]) -> str:
    """The given name after a title; empty where what follows is no name.

    :param given: All letters up to the next space or sign.
    :param joined: Whether the title goes on from Thai letters before it.
    :param after: What may follow a name without a space.
    """
    if given.isascii():
        return given if given[0].isupper() or title.islower() else ""
    known = _known_name(given, after)
    if _in_a_word(title, given, len(known) or 1):
        return ""
    family = surname in thai_family_names()
    if title == _DISTRICT:
        return known if family else ""
    if known or title in _LOOSE:
        return known
    if not surname or _NO_GIVEN.match(given):
        return ""
    likely = not (_NO_SURNAME.match(surname) or (joined and surname in thai_words()))
    return given if family or likely else ""


def _by_title(title: str, given: str, joined: bool) -> str:
    """What is a name by its title alone, up to where the sentence seems to go on."""
    certain = title in _CERTAIN or (title in _MISTERS and not joined)
    no_name = _NO_GIVEN.match(given) or _CLAUSE.match(given)
    if not certain or no_name or _in_a_word(title, given, 1):
        return ""
    ends = _CLAUSE.search(given, 2)
    return given[: ends.start()] if ends else given


def _known_name(given: str, after: re.Pattern[str]) -> str:
    """The known given name that some letters are, or begin with before a word that may follow."""
    if given in _given_names():
        return given
    # Shorter ones begin many a word.
    ends = (one.start() for one in after.finditer(given, 3))
    return next((given[:end] for end in ends if given[:end] in _given_names()), "")


def _in_a_word(title: str, given: str, least: int) -> bool:
    """Whether title and name begin with another word: นายทะเบียนกลาง, คุณสมบัติ.

    :param least: Letters after the title that it runs over at least.
    """
    text = title + given
    return any(
        text[:end] in _words_with_titles() and not _MARK.match(text, end)
        for end in range(len(title) + least, len(text) + 1)
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(thai_male_names() | thai_female_names())


@cache
def _words_with_titles() -> frozenset[str]:
    """The words of the dictionary, and some more, that begin with a title."""
    from_dictionary = {word for word in thai_words() if word.startswith(_PREFIXES)}
    return frozenset({*from_dictionary, *_MORE_WORDS.split()} - {*_PREFIXES, "นางสาว"})
