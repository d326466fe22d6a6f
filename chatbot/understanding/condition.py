"""The case that a text speaks of: กรณีกรมตั้งใหม่, หากแยกรายจังหวัดไม่ได้, หน่วยงานที่ไม่ใช่เจ้าภาพ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Self

from chatbot.text.stop_words import stop_words

_OPENING = {
    *("กรณี", "กรณีที่", "หาก", "หากว่า", "ถ้า", "ถ้าหาก", "สำหรับ", "เฉพาะ", "ยกเว้น", "เว้นแต่", "นอกจาก"),
    *("if", "unless"),
}
_RELATIVE = {"ที่", "ซึ่ง"}
# Whom or what a relative clause can make a case of; after other words it only names a thing.
_HEADS = {
    *(
        "กรม",
        "กระทรวง",
        "หน่วยงาน",
        "ส่วนราชการ",
        "องค์กร",
        "จังหวัด",
        "บริษัท",
        "โรงงาน",
        "ร้าน",
        "โรงเรียน",
    ),
    *("ผู้", "คน", "บุคคล", "ผู้ประกอบการ", "ผู้สูงอายุ", "เจ้าของ", "นายจ้าง", "ลูกจ้าง", "ข้าราชการ"),
    *("นักเรียน", "นักศึกษา", "เด็ก", "ที่ดิน", "บ้าน", "รถ", "เอกสาร", "สถานี"),
}
_CLOSING = {
    *(
        "จะ",
        "ต้อง",
        "สามารถ",
        "ควร",
        "ให้",
        "ใช้",
        "ใช่",
        "ได้",
        "ไหม",
        "มั้ย",
        "หรือ",
        "หรือไม่",
        "อย่างไร",
        "ยังไง",
    ),
    *("อะไร", "ใคร", "กี่", "ที่ไหน", "เมื่อไร", "เมื่อไหร่", "เท่าไร", "เท่าไหร่", "เท่าใด"),
    *("can", "do", "does", "is", "are", "must", "should", "how", "what", "which", "who"),
}
_DENYING = {"ไม่", "ไม่ได้", "ไม่มี", "ไม่ใช่", "ไม่เคย", "ไม่เป็น", "มิ", "มิได้", "มิใช่"}
# What may stand between a denial and whom or what is denied, as words or grown together with it;
# only with one of these is somebody said not to be something.
_BEING = {"ใช่", "เป็น"}
_BETWEEN = {"ได้", "เคย", *_BEING}
_GROWN = re.compile("^(?:เป็น|ใช่)(?=.{3})")
_LONGEST = 12
"""Words that a clause may run over before it says something else."""
_TELLING = 4
"""Letters of a denied word at least: a shorter one is found in others by chance."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A case.

    :param words: What names it, without stop words; at least one.
    :param opens: Whether the text begins with it: all that follows holds for it alone.
    """

    words: tuple[str, ...]
    opens: bool

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads."""
        return {"words": self.words, "opens": self.opens}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave."""
        return cls(tuple(value["words"]), value["opens"])


def condition_in(words: Sequence[str]) -> Condition | None:
    """The case that a text speaks of; None when it speaks of none.

    :param words: As the segmenter cuts them.
    """
    named = dict.fromkeys(words[place] for place in _clauses(words))
    naming = tuple(word for word in named if word not in stop_words() and word not in _DENYING)
    return Condition(naming, words[0] in _OPENING) if naming else None


def denied_in(words: Sequence[str]) -> frozenset[str]:
    """Whom or what a text speaks of by what they are not: เจ้าภาพ of หน่วยงานที่ไม่ได้เป็นเจ้าภาพ.

    :param words: As the segmenter cuts them.
    """
    return frozenset(
        denied
        for place, word in enumerate(words)
        if word in _DENYING and (denied := _denied(word, words[place + 1 :]))
    )


def _clauses(words: Sequence[str]) -> Iterator[int]:
    """Places of the words in clauses that make a case."""
    left = 0
    for place, word in enumerate(words):
        if _opens_clause(words, place):
            left = _LONGEST
        elif word in _CLOSING and not (place and words[place - 1] in _DENYING):
            left = 0
        elif left:
            left -= 1
            yield place


def _opens_clause(words: Sequence[str], place: int) -> bool:
    if words[place] in _OPENING:
        return True
    return words[place] in _RELATIVE and place > 0 and words[place - 1] in _HEADS


def _denied(denial: str, following: Sequence[str]) -> str | None:
    between = list(takewhile(_BETWEEN.__contains__, following))
    thing = next(iter(following[len(between) :]), "")
    denied = _GROWN.sub("", thing)
    being = _BEING & {*between} or denied != thing or denial.endswith(("ใช่", "เป็น"))
    telling = len(denied) >= _TELLING and denied not in stop_words()
    return denied if being and telling else None
