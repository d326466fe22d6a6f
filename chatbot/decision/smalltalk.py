"""Greetings, thanks and questions about the service: short fixed replies, never official text."""

import re

# Polite particles and repetitions around the words that matter.
_TAIL = r"(?:\s|ครับ|คับ|ค้าบ|ค่ะ|คะ|ค่า+|จ้า+|จ้ะ|จ๊ะ|นะ|มาก|ๆ|เลย|ผม|there|very much|so much|[!.?~])*"

_REPLIES: tuple[tuple[str, str], ...] = (
    (
        "สวัสดี|หวัดดี|ดี|อรุณสวัสดิ์|ทักทาย|hello|hi|hey|good (?:morning|afternoon|evening)",
        "สวัสดี ยินดีให้บริการ พิมพ์คำถามเกี่ยวกับเอกสารนี้ได้เลย ระบบจะแสดงคำตอบตามต้นฉบับพร้อมที่มา",
    ),
    (
        "ขอบคุณ|ขอบใจ|ขอบพระคุณ|แต๊งกิ้ว|thank you|thanks|thx",
        "ด้วยความยินดี หากมีคำถามเพิ่มเติม พิมพ์ถามได้ทันที",
    ),
    (
        "ลาก่อน|บาย|บ๊ายบาย|แค่นี้แหละ|แค่นี้|bye|goodbye",
        "ขอบคุณที่ใช้บริการ",
    ),
    (
        "(?:คุณ|บอท|ระบบ|ที่นี่|เธอ)?(?:ตอบ|ช่วย|ทำ|ถาม)(?:คำถาม)?อะไร(?:ได้)?(?:บ้าง)?(?:ไหม)?"
        "|คุณ(?:คือ|เป็น)ใคร|ใช้(?:งาน)?(?:ยังไง|อย่างไร)"
        "|what can you do|who are you|help",
        "ระบบนี้ค้นคำตอบจากเอกสารถาม-ตอบของทางราชการ และแสดงถ้อยคำตามต้นฉบับพร้อมที่มา "
        "หากเอกสารไม่มีคำตอบ ระบบจะแจ้งให้ทราบ",
    ),
)
_PATTERNS = tuple(
    # Possessive, so that no input makes the search try one reading after another.
    (re.compile(f"(?:{words})(?:{_TAIL}(?:{words}))*+{_TAIL}"), reply)
    for words, reply in _REPLIES
)


def reply_to(text: str) -> str | None:
    """The fixed reply to a question that is nothing but small talk.

    :param text: The question, normalised.
    :return: A Thai sentence, or None when the question asks for something.
    """
    for pattern, reply in _PATTERNS:
        if pattern.fullmatch(text):
            return reply
    return None
