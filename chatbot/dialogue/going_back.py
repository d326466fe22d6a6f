"""A turn that goes back to an earlier topic by naming it: กลับไปเรื่อง PMQA อีกที."""

import re

from chatbot.acts.particles import PARTICLES, SIGNS

_BACK = re.compile(
    "(?:ขอ|งั้น|แล้ว|ถ้า)*(?:"
    "(?:ย้อน)?กลับ(?:ไป|มา)(?:ดู|ถาม|พูด|คุย)?(?:ที่|ถึง)?(?:เรื่อง|หัวข้อ|คำถาม)?|ย้อนไป(?:ดู|ถาม)?(?:ที่|ถึง)?(?:เรื่อง|หัวข้อ)?"
    "|(?:let's )?(?:go(?:ing)?|back|return(?:ing)?|coming) (?:back )?to(?: the)?"
    r")\s*(?P<named>.+?)"
    f"(?:เมื่อกี้(?:นี้)?|เมื่อสักครู่|ก่อนหน้านี้|ก่อนหน้า|ที่ถามไป|อีกที|อีกครั้ง|ใหม่|again|{PARTICLES}|{SIGNS})*"
)


def named_to_go_back_to(text: str) -> str | None:
    """What a turn wants to go back to.

    :param text: The turn, normalised.
    :return: None when it does not say that it goes back.
    """
    found = _BACK.fullmatch(text)
    return found["named"].strip() if found else None
