"""What stands in the place of an answer where there is none: a dash, N/A, รอข้อมูล."""

import re

from chatbot.text.kinds import kinds_asked
from chatbot.text.normalise import normalise

_PLACEHOLDER = re.compile(
    r"n/?a|tbd|none|null|nan|ไม่มี(?:ข้อมูล)?|รอ(?:ข้อมูล|ตรวจสอบ|ดำเนินการ|คำตอบ)|อยู่ระหว่าง(?:ดำเนินการ|ตรวจสอบ)"
    r"|ว่าง|ทดสอบ|test|x+"
)
_NONE = "ไม่มี"
# Of these, that there is none is an answer.
_COUNTED = frozenset({"how much", "yes or no"})


def is_placeholder(answer: str, question: str = "") -> bool:
    """Whether a text only stands where an answer should.

    :param question: What it stands under: whether there is a fee, or how much it is, is answered
        by ไม่มี.
    """
    text = normalise(answer).strip(" .-–—()[]*")
    if text == _NONE and kinds_asked(normalise(question)) & _COUNTED:
        return False
    return not any(map(str.isalnum, text)) or _PLACEHOLDER.fullmatch(text) is not None
