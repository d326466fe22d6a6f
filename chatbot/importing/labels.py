"""The words ถาม and ตอบ before a question and its answer."""

import re

# A number is the label's where it says so (ที่, ข้อ), touches it, or has a sign behind it; else it is
# wording, as in "ตอบ 45 วัน". Behind an answer's label "1." begins a list.
_NUMBER = r"(?:\s*(?:ข้อ|ที่|ข้อที่)\s*([0-9๐-๙]{1,3})|([0-9๐-๙]{1,3})|\s*([0-9๐-๙]{1,3})(?=\s*%s))?"
_QUESTION_NUMBER, _ANSWER_NUMBER = _NUMBER % "[:：.)]", _NUMBER % "[:：]"
_SIGN = r"(?:[:：.)]+\s*|(?<=\s)[\-–:：]*\s*(?!(?:คำ)?ตอบ\b)|$)"
# A single letter is a word of its own in English: only a sign makes it a label.
_LETTER = r"\s*[0-9]{0,3}\s*(?=[:：.)])"
_QUESTION = re.compile(
    rf"\s*(?:[0-9๐-๙]{{1,3}}[.)]\s*)?(?:คำถาม|ถาม|Question|Q(?={_LETTER})){_QUESTION_NUMBER}\s*{_SIGN}",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"\s*(?:คำตอบ|ตอบ|Answer|Ans(?={_LETTER})|A(?={_LETTER})){_ANSWER_NUMBER}\s*{_SIGN}",
    re.IGNORECASE,
)
# In a cell, what stands before must be told from wording by a sign.
_IN_CELL = re.compile(r"\s*(?:คำถาม|คำตอบ|ถาม|ตอบ|Q|A)\s*[0-9๐-๙]{0,3}\s*[:：]\s*(?=\S)")
# Behind a question on its own line, an answer needs the sign.
_WITHIN = re.compile(r"(?<=[\s?])(?=(?:คำตอบ|ตอบ|Answer|Ans|A)\s*[0-9๐-๙]{0,3}\s*[:：])")
_CHAPTER = re.compile(r"\s*(?:บท|หมวด|ส่วน|ตอน|ภาค)(?:ที่)?\s*[0-9๐-๙IVX]{1,4}(?:\s*[.:]|\s+\S|$)")


def is_chapter(text: str) -> bool:
    """Whether a line begins a part of a document, e.g. ``บทที่ ๒ การชำระเงิน``."""
    return _CHAPTER.match(text) is not None


def question_label(text: str) -> re.Match[str] | None:
    """The label of a question that a text begins with; a group of it is its number."""
    return _QUESTION.match(text)


def answer_label(text: str) -> re.Match[str] | None:
    """The label of an answer that a text begins with."""
    return _ANSWER.match(text)


def is_label(text: str) -> bool:
    """Whether a text is a label and nothing else, e.g. a cell ``Q1`` or ``คำถาม``."""
    signed = f"{text.rstrip(' .:：')}:"
    found = question_label(signed) or answer_label(signed)
    return found is not None and found.end() == len(signed)


def labelled_lines(text: str) -> list[str]:
    """The lines of a text; where an answer stands behind its question, it is a line of its own."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += _WITHIN.split(line, 1) if question_label(line) else [line]
    return [line.strip() for line in lines]


def label_number(label: re.Match[str]) -> int | None:
    """The number in a label."""
    digits = next(filter(None, label.groups()), None)
    return int(digits) if digits else None


def without_label(cell: str) -> str:
    """A cell without ``ถาม:`` or ``ตอบ:`` before it."""
    found = _IN_CELL.match(cell)
    return cell[found.end() :] if found else cell
