"""A bare number that goes on in a series: after Template 1, "2 ล่ะ" is Template 2."""

import re

from chatbot.acts.particles import PARTICLES

_SAID_BEFORE = r"(?:(?:แล้ว|งั้น|ส่วน|ถ้า|และ|ถ้าเป็น|and|then|what about|how about)\s*)*"
_NUMBER = r"(?P<number>\d{1,4})"
_SAID_AFTER = rf"\s*(?P<about>(?:ล่ะ|ละ|หละ|\?)?)(?:\s|{PARTICLES}|\?)*"
# A name right before its number, in Latin letters or one of the words that are counted in Thai;
# 4.0 is a version and no member of a series.
_YEAR = r"(?:ปี(?:งบ(?:ประมาณ)?)?\s?(?:พ\.ศ\.)?|พ\.ศ\.)"
_OF_YEARS = "ปี"
_NAME = (
    rf"(?P<name>(?<![a-z])[a-z][a-z-]*|{_YEAR}"
    r"|(?:ระดับ|ขั้น|องค์ประกอบ|หัวข้อ|ด้าน|รอบ|ไตรมาส|หมวด|ชั้น|ระยะ|เฟส)(?:ที่)?)\s?"
)
_MEMBER = re.compile(rf"{_NAME}{_NUMBER}(?![\d.]|\s?%)", re.IGNORECASE)
_BARE_NUMBER = re.compile(f"{_SAID_BEFORE}{_NUMBER}{_SAID_AFTER}")
_NAMED_NUMBER = re.compile(f"{_SAID_BEFORE}{_NAME}{_NUMBER}{_SAID_AFTER}")
_GOES_ON = re.compile(r"แล้ว|งั้น|ส่วน|ถ้า|และ|and|then|about|ล่ะ|ละ|หละ")


def goes_on_with_number(text: str) -> bool:
    """Whether a turn is a number said as going on, e.g. แล้ว 3 ล่ะ, rather than as a pick.

    :param text: Normalised.
    """
    return bool(_BARE_NUMBER.fullmatch(text) and _GOES_ON.search(text))


def next_in_series(text: str, topic: str) -> str | None:
    """The topic asked again of another member of the series that it speaks of.

    :param text: The turn, normalised.
    :param topic: The question that it follows.
    :return: None when the turn is no number, bare or with the name of its series, or the topic has
        no series of such numbers.
    """
    asked = _BARE_NUMBER.fullmatch(text)
    name = None
    if asked is None and _GOES_ON.search(text) and (asked := _NAMED_NUMBER.fullmatch(text)):
        name = _series_named(asked["name"])
    if asked is None:
        return None
    members = [
        found
        for found in _MEMBER.finditer(topic)
        if name in (None, _series_named(found["name"]))
        # 64 and 2565 are both years, but 2 and 64 no places in one series.
        and (name == _OF_YEARS or len(found["number"]) == len(asked["number"]))
    ]
    if not members:
        return None
    start, end = members[-1].span("number")
    return f"{topic[:start]}{asked['number']}{topic[end:]}"


def _series_named(name: str) -> str:
    return _OF_YEARS if re.fullmatch(_YEAR, name) else name.lower().removesuffix("ที่")
