"""What an editor reads in the terminal of a draft, in Thai."""

from collections.abc import Sequence

from chatbot.datatypes import Answer, Choice, Status
from chatbot.drafting.review import OpenDraft
from chatbot.text.normalise import on_one_line

KEYS = "[a] รับ  [e] แก้ไข  [d] ทิ้ง  [s] ข้ามไปก่อน  [q] เลิก"
"""The keys and what they do."""

UNKNOWN_KEY = f"ไม่มีปุ่มนี้ กรุณาเลือก {KEYS}"
EDIT = "ข้อความใหม่ (เว้นว่างไว้หากไม่แก้): "
NOTHING_OPEN = "ไม่มีร่างที่รอการพิจารณา"

_KINDS = {
    "alternate": "ถ้อยคำอื่นของคำถามนี้",
    "near-miss": "คำถามที่คล้ายกันแต่คำตอบนี้ตอบไม่ได้",
    "gap": "เรื่องที่เอกสารไม่ได้กล่าวถึง",
}
_FOUND = {
    Status.ANSWERED: "ตอบ",
    Status.SUGGESTED: "เสนอให้เลือก",
    Status.REFUSED: "ไม่ตอบ",
}
_SHOWN = 2


def card(draft: OpenDraft, number: int, count: int, answer: Answer, found: Sequence[Choice]) -> str:
    """A draft beside its entry, and what asking it finds today.

    :param number: Of the draft among those looked at, from 1.
    :param answer: What it gets today.
    :param found: The entries that it finds, the best first.
    """
    line, entry = draft.line, draft.entry
    by = f"{line.origin}, {line.model}" if line.model else line.origin
    nearest = [
        f"  {'✓' if choice.key == entry.key else '✗'} {choice.key.entry}  "
        f"{on_one_line(choice.question)}"
        for choice in found[:_SHOWN]
    ]
    return "\n".join(
        (
            f"\n({number}/{count}) {entry.id}  {on_one_line(entry.question)}",
            f"{_KINDS[line.kind]} ({by})",
            f"  {line.text}",
            f"ถามวันนี้: {_FOUND[answer.status]} ({answer.confidence:.2f})",
            *nearest,
            KEYS,
        )
    )


def worse(question: str) -> str:
    """A question that gets something worse since what was accepted is there."""
    return f"  ได้คำตอบแย่ลงกว่าเดิม: {question}"


def written(alternates: int, gaps: int, left: int) -> str:
    """What was written at the end.

    :param left: Drafts that are still open.
    """
    if alternates + gaps == 0:
        return f"ไม่มีอะไรต้องบันทึก ยังเหลือร่างที่รอพิจารณา {left} รายการ"
    return (
        f"บันทึกถ้อยคำ {alternates} รายการ และเรื่องที่ไม่มีคำตอบ {gaps} รายการแล้ว "
        f"เหลือรอพิจารณา {left} รายการ"
    )
