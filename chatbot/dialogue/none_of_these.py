"""None of the questions offered is the one that was meant: ไม่ใช่ข้อใดเลย, none of these."""

import re
from collections.abc import Sequence

from chatbot.datatypes import Choice, Turn

_ONE = r"(?:ข้อ|อัน|คำถาม|ตัวเลือก|เรื่อง)\s*"
# "No question" alone, without which or at all, is no answer to what was offered.
_NONE = re.compile(
    r"(?:(?:ไม่ใช่|ไม่ตรง|ไม่มี|ไม่เอา|ไม่เลือก)(?:กับ)?\s*"
    rf"(?:(?:{_ONE})?(?:ไหน|ใด|เดียว|ที่ตรง|ที่ใช่|ทั้งหมด|ทั้งนั้น)(?:เลย)?|สัก{_ONE}(?:เลย)?|(?:{_ONE})?เลย)"
    r"|(?:none|neither|not any)(?: of (?:these|those|them|the above))?)"
    r"(?:\s|ครับ|คับ|ค่ะ|คะ|จ้า|นะ|ล่ะ|[.!])*"
)


def none_chosen(text: str, history: Sequence[Turn]) -> tuple[Choice, ...]:
    """The questions offered just before, of which a turn says that none is meant.

    :param text: The turn, normalised.
    :param history: Earlier turns, oldest first; only the latest counts.
    :return: Empty when the turn says anything else, or nothing was offered.
    """
    offered = history[-1].answer.choices if history else ()
    return offered if offered and _NONE.fullmatch(text) else ()
