"""What kind of thing a question asks for: a time, an amount, a person, a yes or no."""

import re

_PATTERNS = {
    "when": (
        "เมื่อไ|เมื่อใด|วันไหน|วันใด|เดือนไหน|เดือนใด|ช่วงไหน|ช่วงใด|ปีไหน|ปีใด|เวลาใด|ภายใน|กี่วัน|กี่เดือน|กี่ปี|กี่โมง"
        "|กำหนดเวลา|ระยะเวลา|เดดไลน์|นานแค่ไหน|นานเท่า"
        "|when|deadline|how long|due|what date|what time|which month"
    ),
    "how much": (
        "เท่าไ|เท่าใด|กี่|จำนวน|ราคา|ค่าธรรมเนียม|ค่าปรับ|ค่าใช้จ่าย|ร้อยละ|เปอร์เซ็น|%"
        "|how much|how many|fee|cost|percent"
    ),
    "who": "ใคร|ผู้ใด|หน่วยงานไหน|หน่วยงานใด|คนไหน|who|which agency|which office",
    "where": "ที่ไหน|ที่ใด|ตรงไหน|ไหนได้|เว็บไหน|ช่องทาง|where",
    "how": "อย่างไร|ยังไง|ทำไง|วิธี|ขั้นตอน|how do|how to|how can|how should",
    "what": "อะไร|สิ่งใด|ใดบ้าง|ไหนบ้าง|เอกสารใด|what|which",
    "why": "ทำไม|เพราะอะไร|เพราะเหตุ|เหตุใด|why",
    "yes or no": (
        "ไหม|มั้ย|มัย|หรือไม่|หรือเปล่า|รึเปล่า|ป่าว|ป่ะ|ปะ|ใช่|หรือยัง"
        r"|(?:^|, )(?:can|do|does|is|are|may|must|should|will|would)\b"
    ),
}
KINDS = tuple(_PATTERNS)
"""Names of the kinds."""
_KINDS = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}


def kinds_asked(text: str) -> frozenset[str]:
    """The kinds of thing that a question asks for; a long one can ask for several.

    :param text: Normalised text.
    :return: Names from ``KINDS``; none for a bare topic.
    """
    return frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(text))
