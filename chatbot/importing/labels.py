"""The words ถาม and ตอบ before a question and its answer."""

import re

_NUMBER = r"\s*(?:ข้อ(?:ที่)?\s*)?([0-9๐-๙]{0,3})\s*"
# Not as in คำถาม-คำตอบ, which is a title.
_SIGN = r"(?:[:：.)]+\s*|\s+[\-–:：]*\s*(?!(?:คำ)?ตอบ\b)|$)"
# A single letter is a word of its own in English: only a sign makes it a label.
_LETTER = r"\s*[0-9]{0,3}\s*(?=[:：.)])"
_QUESTION = re.compile(
    rf"\s*(?:[0-9๐-๙]{{1,3}}[.)]\s*)?(?:คำถาม|ถาม|Question|Q(?={_LETTER}))"
    rf"{_NUMBER}(?:ที่\s*([0-9๐-๙]+)\s*)?{_SIGN}",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"\s*(?:คำตอบ|ตอบ|Answer|Ans(?={_LETTER})|A(?={_LETTER}))"
    rf"{_NUMBER}(?:ที่\s*([0-9๐-๙]+)\s*)?{_SIGN}",
    re.IGNORECASE,
)
# In a cell, what stands before must be told from wording by a sign.
_IN_CELL = re.compile(r"\s*(?:คำถาม|คำตอบ|ถาม|ตอบ|Q|A)\s*[0-9๐-๙]{0,3}\s*[:：]\s*(?=\S)")


def question_label(text: str) -> re.Match[str] | None:
    """The label of a question that a text begins with; its first or second group is its number."""
    return _QUESTION.match(text)


def answer_label(text: str) -> re.Match[str] | None:
    """The label of an answer that a text begins with."""
    return _ANSWER.match(text)


def label_number(label: re.Match[str]) -> int | None:
    """The number in a label."""
    digits = label[1] or label[2]
    return int(digits) if digits else None


def without_label(cell: str) -> str:
    """A cell without ``ถาม:`` or ``ตอบ:`` before it."""
    found = _IN_CELL.match(cell)
    return cell[found.end() :] if found else cell
