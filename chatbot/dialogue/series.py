"""A bare number that goes on in a series: after Template 1, "2 ล่ะ" is Template 2."""

import re

from chatbot.acts.particles import PARTICLES

_BARE_NUMBER = re.compile(
    r"(?:(?:แล้ว|งั้น|ส่วน|ถ้า|และ|ถ้าเป็น|and|then|what about|how about)\s*)*(?P<number>\d{1,4})"
    rf"\s*(?P<about>(?:ล่ะ|ละ|หละ|\?)?)(?:\s|{PARTICLES}|\?)*"
)
_GOES_ON = re.compile(r"แล้ว|งั้น|ส่วน|ถ้า|และ|and|then|about|ล่ะ|ละ|หละ")
# A name right before its number, in Latin letters or one of the words that are counted in Thai;
# 4.0 is a version and no member of a series.
_MEMBER = re.compile(
    r"(?:(?<![a-z])[a-z][a-z-]*|(?:ระดับ|ขั้น|องค์ประกอบ|หัวข้อ|ด้าน|รอบ|ไตรมาส|หมวด|ชั้น|ระยะ|เฟส|ปี|พ\.ศ\.)(?:ที่)?)"
    r"\s?(?P<number>\d{1,4})(?![\d.]|\s?%)",
    re.IGNORECASE,
)


def goes_on_with_number(text: str) -> bool:
    """Whether a turn is a number said as going on, e.g. แล้ว 3 ล่ะ, rather than as a pick.

    :param text: Normalised.
    """
    return bool(_BARE_NUMBER.fullmatch(text) and _GOES_ON.search(text))


def next_in_series(text: str, topic: str) -> str | None:
    """The topic asked again of another member of the series that it speaks of.

    :param text: The turn, normalised.
    :param topic: The question that it follows.
    :return: None when the turn is no bare number, or the topic has no series of such numbers.
    """
    asked = _BARE_NUMBER.fullmatch(text)
    if asked is None:
        return None
    members = [
        found for found in _MEMBER.finditer(topic) if len(found["number"]) == len(asked["number"])
    ]
    if not members:
        return None
    start, end = members[-1].span("number")
    return f"{topic[:start]}{asked['number']}{topic[end:]}"
