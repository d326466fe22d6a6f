"""Two questions in one message, told apart where one ends and the next begins."""

import re

from chatbot.acts.particles import PARTICLES
from chatbot.text.kinds import kinds_asked

_ASKS_IN_ENGLISH = (
    "(?:what|who|whose|when|where|why|how|which|do|does|did|can|could|is|are|must|should|may|will)"
    r"\b"
)
_LONGEST = 400
"""Longest message, in characters, that is taken apart."""
# What one question ends and the next begins with.
_JOINED = re.compile(
    r"\s*(?:\?[\s?]*|\n\s*|;\s*"
    r"|(?<=\s)(?:แล้วก็|และก็|แล้ว|และ|อีกอย่าง|อีกเรื่อง(?:คือ)?|ส่วน|นอกจากนี้)\s*"
    rf"|(?<=[\s,])(?:and|also)(?: also| then)? (?={_ASKS_IN_ENGLISH}))",
    re.IGNORECASE,
)
# A space alone does it in Thai, where it stands between sentences and not between words.
_SIDE_BY_SIDE = re.compile(r"(?<=[\u0e01-\u0e5b])\s+(?=\S)")
_TAIL = rf"(?:\s|{PARTICLES}|บ้าง|กัน|เหรอ|หรอ|อ่ะ|อะ|\?|\.)*"
# A clause that ends as a question does; with หรือ alone it may go on to another alternative.
_ENDS_ASKING = re.compile(
    "(?:ไหม|มั้ย|หรือไม่|หรือเปล่า|รึเปล่า|หรือยัง|เมื่อไหร่|เมื่อไร|เมื่อใด|ไหน|ใด|ใคร|อะไร|อย่างไร|ยังไง|เท่าไหร่"
    "|เท่าไร|(?<!เ)กี่[^\\s]{1,12}|บ้าง|ทำไม)"
    f"{_TAIL}$"
)
# After a question, what it asks can be left out.
_WHAT_ABOUT = re.compile(f"[^\\s?]{{3,}} ?(?:ล่ะ|ละ){_TAIL}$")
# In Thai who asks may stand anywhere in its clause, but not where it is a relative.
_WHO = re.compile("(?<!ให้)(?<!ของ)(?<!จาก)(?<!กับ)(?<!ต่อ)ใคร(?!ๆ|ก็)")
_BEGINS_ASKING = re.compile(
    rf"\s*(?:{_ASKS_IN_ENGLISH}"
    "|ใคร|ทำไม|เมื่อไหร่|เมื่อไร|หน่วยงานใด|หน่วยงานไหน|กรมไหน)",
    re.IGNORECASE,
)


def two_questions(text: str) -> tuple[str, str] | None:
    """The two questions of a message that asks two.

    :param text: As typed.
    :return: Both as typed, without what joins them; None when the message asks one. Whether they
        really are two is for what they find to say: an official question can be as long.
    """
    if len(text) > _LONGEST:
        return None
    for seam in (*_JOINED.finditer(text), *_SIDE_BY_SIDE.finditer(text)):
        first, second = text[: seam.start()].strip(" ,"), text[seam.end() :].strip()
        if _asks_by_itself(first) and (_asks_by_itself(second) or _WHAT_ABOUT.search(second)):
            return first, second
    return None


def _asks_by_itself(clause: str) -> bool:
    lower = clause.lower()
    asks = _ENDS_ASKING.search(lower) or _BEGINS_ASKING.match(lower) or _WHO.search(lower)
    return bool(kinds_asked(lower) and asks)
