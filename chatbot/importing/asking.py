"""Lines that are no questions and no answers, by their wording, and lines that ask."""

import re

from chatbot.importing.numbers import number_before
from chatbot.text.normalise import normalise

_ENDS = re.compile(
    r"(?:\?|ไหม|มั้ย|หรือไม่|หรือเปล่า|หรือยัง|เมื่อไหร่|เมื่อไร|เมื่อใด|(?:ที่|วัน|คน|ช่อง|อัน)(?:ไหน|ใด)|ใคร|ผู้ใด|อะไร|อย่างไร|ยังไง"
    r"|เท่าไหร่|เท่าไร|เท่าใด|กี่\S{1,12}|บ้าง|เพราะเหตุใด|ทำไม)[\s?)”\"’]*$"
)
_BEGINS = re.compile(
    r"(?:ทำไม|เหตุใด|ใคร|what|who|when|where|why|how|which|can|do|does|is|are|may)\b"
)
_CLOSING = re.compile(
    r"ปรับปรุง(?:ข้อมูล)?(?:ครั้ง)?(?:ล่าสุด|เมื่อ)|แก้ไข(?:ครั้ง)?ล่าสุด|ข้อมูล ณ|จัดทำโดย|เผยแพร่(?:เมื่อ|โดย|วันที่)"
    r"|ที่มา\s*:|สงวนลิขสิทธิ์|©|copyright\b|(?:last )?updated\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\*|หมายเหตุ|note\b|source\b", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:(?:-\s?){3,}|(?:_\s?){3,}|(?:=\s?){3,}|(?:\*\s?){3,}|[–—─━═~]{3,})\s*")


def is_asking(text: str) -> bool:
    """Whether a line is a question by its wording, with or without a number before it."""
    _, rest = number_before(normalise(text))
    return bool(_ENDS.search(rest) or _BEGINS.match(rest))


def is_closing(text: str) -> bool:
    """Whether a line says of the document when it was changed, whence it is or whose it is."""
    return _CLOSING.match(text.strip()) is not None


def is_remark(text: str) -> bool:
    """Whether a line remarks on what stands above it, e.g. ``* ยกเว้นวันหยุด``."""
    return _REMARK.match(text.strip()) is not None


def is_rule(text: str) -> bool:
    """Whether a line is drawn across the page, e.g. ``---``."""
    return _RULE.fullmatch(text) is not None
