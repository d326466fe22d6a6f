"""Numbers in a series: Template 4, ระดับ L3, องค์ประกอบที่ 2, มาตรา 33, Template 1-3."""

import re

from chatbot.text.stop_words import stop_words

# A decimal point makes a version of it, which is part of a name: PMQA 4.0.
_NUMBER = r"(?<![\d.])\d{1,3}(?![\d]|\.\d|\s*%)"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|–|ถึง|to|,|และ|หรือ|กับ|and|or|/)?\s*{_NUMBER})*"
# What is counted off in Thai rules and forms; those that also count need ที่ to be a place.
_ALWAYS = "มาตรา|หมวด|ไตรมาส|ระดับ|องค์ประกอบ|ภาคผนวก|แบบฟอร์ม"
_WITH_PLACE = (
    "ด้าน|ข้อ|รอบ|ครั้ง|ระยะ|ลำดับ|ชุด|ฉบับ|กลุ่ม|ประเภท|ตัวชี้วัด|ขั้น|ส่วน|บท|ตอน|หน้า|ประเด็น|เป้าหมาย|ภารกิจ"
)
_THAI = re.compile(rf"({_ALWAYS})(?:ที่)?\s*({_RANGE})|({_WITH_PLACE})ที่\s*({_RANGE})")
_LATIN = re.compile(rf"(?<![a-z])([a-z]{{3,}})s?\s+(?:no\.?\s*)?({_RANGE})")
# L1, M33, L1-L3, L1 ถึง 3: the letter is the series.
_LETTER = re.compile(
    r"(?<![a-z\d])([a-z])(\d{1,2})(?:\s*(?:-|–|ถึง|to)\s*\1?(\d{1,2}))?(?![a-z\d]|\.\d)"
)
_WITHIN = re.compile(rf"({_NUMBER})\s*(?:-|–|ถึง|to)\s*({_NUMBER})")
_LONGEST = 50
"""Numbers that a range may run over; more are no range of a series."""


def series_in(text: str) -> dict[str, set[int]]:
    """Per series the numbers that a text names.

    :param text: Normalised.
    :return: E.g. ``{"template": {1, 2, 3}}`` for Template 1-3, ``{"l": {3}}`` for ระดับ L3.
    """
    found: dict[str, set[int]] = {}
    for match in _THAI.finditer(text):
        head, numbers = (match[1], match[2]) if match[1] else (match[3], match[4])
        found.setdefault(head, set()).update(_numbers(numbers))
    for match in _LATIN.finditer(text):
        if match[1] in stop_words():
            continue
        found.setdefault(match[1].removesuffix("s"), set()).update(_numbers(match[2]))
    for match in _LETTER.finditer(text):
        first, last = int(match[2]), int(match[3] or match[2])
        found.setdefault(match[1], set()).update({first, last}, range(first, last + 1))
    return found


def _numbers(text: str) -> set[int]:
    numbers = {int(number) for number in re.findall(_NUMBER, text)}
    for first, last in _WITHIN.findall(text):
        if 0 <= int(last) - int(first) <= _LONGEST:
            numbers.update(range(int(first), int(last) + 1))
    return numbers
