"""Greetings, thanks and questions about the service: turns that ask nothing of the documents."""

import re
from enum import StrEnum


class SmallTalk(StrEnum):
    """What kind of small talk a turn is."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"


# Polite particles and repetitions around the words that matter.
_TAIL = r"(?:\s|ครับ|คับ|ค้าบ|ค่ะ|คะ|ค่า+|จ้า+|จ้ะ|จ๊ะ|นะ|มาก|ๆ|เลย|ผม|there|very much|so much|[!.?~])*"

_WORDS = {
    SmallTalk.GREETING: (
        "สวัสดี|หวัดดี|ดี|อรุณสวัสดิ์|ทักทาย|hello|hi|hey|good (?:morning|afternoon|evening)"
    ),
    SmallTalk.THANKS: "ขอบคุณ|ขอบใจ|ขอบพระคุณ|แต๊งกิ้ว|thank you|thanks|thx",
    SmallTalk.FAREWELL: "ลาก่อน|บาย|บ๊ายบาย|แค่นี้แหละ|แค่นี้|bye|goodbye",
    SmallTalk.HELP: (
        "(?:คุณ|บอท|ระบบ|ที่นี่|เธอ)?(?:ตอบ|ช่วย|ทำ|ถาม)(?:คำถาม)?อะไร(?:ได้)?(?:บ้าง)?(?:ไหม)?"
        "|คุณ(?:คือ|เป็น)ใคร|ใช้(?:งาน)?(?:ยังไง|อย่างไร)"
        "|what can you do|who are you|help"
    ),
}
_PATTERNS = {
    # Possessive, so that no input makes the search try one reading after another.
    kind: re.compile(f"(?:{words})(?:{_TAIL}(?:{words}))*+{_TAIL}")
    for kind, words in _WORDS.items()
}


def small_talk(text: str) -> SmallTalk | None:
    """The kind of small talk that a turn is, if it is nothing else.

    :param text: Normalised.
    :return: None when it asks for something.
    """
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(text)), None)
