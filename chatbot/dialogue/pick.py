"""Picking one of the offered questions by its number: อันที่สองล่ะ, ข้อ 2, ๓, the first one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.datatypes import Answer, EntryKey, Status, Turn
from chatbot.dialogue.series import goes_on_with_number, next_in_series
from chatbot.dialogue.topic import topic_of

_NAMED = {
    name: number
    for number, names in enumerate(
        (
            "หนึ่ง แรก บนสุด one first 1st",
            "สอง two second 2nd",
            "สาม three third 3rd",
            "สี่ four fourth 4th",
            "ห้า five fifth 5th",
            "หก six sixth 6th",
            "เจ็ด seven seventh 7th",
            "แปด eight eighth 8th",
            "เก้า nine ninth 9th",
            "สิบ ten tenth 10th",
        ),
        start=1,
    )
    for name in names.split()
}
_LAST = ("สุดท้าย", "ท้ายสุด", "ล่างสุด", "last")

_LEAD = (
    "แล้ว|งั้น|ถ้างั้น|ขอ|เอา|เลือก|ดู|อยาก|รู้|ได้|กด|ตอบ|สนใจ|ต้องการ|เป็น"
    "|and|then|what about|how about|show|give|tell|me|about|i|want|choose|pick|take|the|please"
)
_CLASSIFIER = (
    "ข้อ|อันดับ|อัน|ตัวเลือก|คำถาม|คำตอบ|หมายเลข|เบอร์|ลำดับ|รายการ|เลข"
    r"|number|no\.?(?=\s*\d)|option|choice|question|item|#"
)
_TAIL = (
    "ล่ะ|ละ|ครับ|คับ|ค้าบ|ผม|ค่ะ|คะ|จ้า|จ้ะ|จ๊ะ|นะ|หน่อย|ด้วย|เลย|นี้|นั้น|คืออะไร|ว่าไง|ว่ายังไง"
    r"|one|option|choice|question|item|please|thanks|[.,!?)\]]"
)
_NAMES = "|".join(sorted((*_NAMED, *_LAST), key=len, reverse=True))
# Two digits only after a word such as ข้อ: a bare 64 is more likely a year. ตัวที่ 3 is no pick: it
# more likely means the third template or indicator that an answer has just named.
_PICK = re.compile(
    rf"(?:(?:{_LEAD})(?![a-z])|[\s(\[])*+"
    rf"(?:(?:(?:(?:{_CLASSIFIER})\s*)+(?:ที่\s*)?|ที่\s*)(?P<counted>-?[1-9]\d?|{_NAMES})"
    rf"|(?P<bare>-?[1-9]|{_NAMES}))"
    rf"(?![a-z\d])(?:{_TAIL}|\s)*+"
)


# "My last question" announces one; it picks none.
_MY_LAST = re.compile("คำถาม|คำตอบ|question")


@dataclass(frozen=True, slots=True)
class Pick:
    """A question picked by number.

    :param offered: The questions that were offered, in the order shown.
    :param place: Which of them, from 0; below 0 or beyond the last when there is none such.
    """

    offered: tuple[EntryKey, ...]
    place: int

    @property
    def key(self) -> EntryKey | None:
        """The picked question; None when there is no such place."""
        return self.offered[self.place] if 0 <= self.place < len(self.offered) else None


def picked(text: str, history: Sequence[Turn]) -> Pick | None:
    """The offered question that a turn picks.

    A number that goes on, as in "แล้ว 3 ล่ะ", picks only from questions that were offered to choose
    from: beside an answer it is more likely about the answer.

    :param text: The turn, normalised.
    :param history: Earlier turns, oldest first; the latest that was more than small talk counts.
    :return: None when the turn says more than a number. Out of range when nothing was offered.
    """
    match = _PICK.fullmatch(text)
    if match is None:
        return None
    said = match["counted"] or match["bare"]
    if said in _LAST and _MY_LAST.search(match[0]):
        return None
    latest = next((turn.answer for turn in reversed(history) if _offers(turn.answer)), None)
    if latest and _goes_on(text, history, beside_answer=latest.status is Status.ANSWERED):
        return None
    offered = tuple(choice.key for choice in latest.choices) if latest else ()
    if said in _LAST:
        return Pick(offered, len(offered) - 1)
    return Pick(offered, (_NAMED.get(said) or int(said)) - 1)


def _offers(answer: Answer) -> bool:
    return bool(answer.choices or answer.ranking)


def _goes_on(text: str, history: Sequence[Turn], beside_answer: bool) -> bool:
    """Whether a number goes on with what was talked about rather than picks."""
    topic = topic_of(history)
    in_series = bool(topic and next_in_series(text, topic.text))
    said_so = goes_on_with_number(text)
    return said_so or in_series if beside_answer else said_so and in_series
