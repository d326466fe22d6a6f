"""Where a line of Thai may end: never inside a word, a term of the office, a date or a count."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from chatbot.text.months import SHORT_THAI_MONTHS, THAI_MONTHS
from chatbot.text.segment import Segmenter

WIDEST = 16
"""Columns that words held together may fill, marks above and below the line not counted.

About half a line on a telephone of 360 pixels, and as wide as the longest date,
``30 พฤศจิกายน 2564``. Were more held together, the lines would be ragged. Terms are held however
wide they are: there are few, and half of one is no word.
"""

_THAI = "\u0e01-\u0e4e"
# These are typed before the consonant that they are spoken after, and cannot stand alone.
_LEADING_VOWELS = frozenset("เแโใไ")
_SARA_AM = "\u0e33"
_OPENING = frozenset("([{“‘«")
# Thai may follow these at once, and then on a line of its own.
_CLOSING = frozenset(")]}”’»,;:!?%")
_NO_START = _CLOSING | frozenset(".ๆฯ")

_MONTH = "|".join(map(re.escape, (*THAI_MONTHS, *SHORT_THAI_MONTHS)))
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.)"
# Possessive: a number is never taken in part.
_NUMBER = r"\d++(?:[.,/:–-]\d++)*+"
# In the order in which they are tried at a place.
_TOGETHER = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}\s+)?(?:{_MONTH})(?:\s*\d{{2,4}})?"
    rf"|(?:ปี(?:งบประมาณ)?\s*)?(?P<year>{_ERA}\s*\d{{2,4}})"
    r"|ปี(?:งบประมาณ)?\s*\d{2,4}"
    # What is named by its number: ข้อ 2, ร้อยละ 80, Template 1.
    rf"|(?:ข้อ|ที่|หมวด|มาตรา|หน้า|บรรทัด|ครั้ง|ระดับ|ร้อยละ|วัน|โทร\.?|[A-Za-z]+)\s+{_NUMBER}"
    rf"(?!\s*(?:{_MONTH}))"
    rf"|{_NUMBER}\s+%"
    # What is counted: 5 ตัวชี้วัด; a list's number and its first word.
    rf"|^\s*(?:\(?\d+[.)]|-)\s+(?P<item>)|(?<![\w.,]){_NUMBER}\s+(?=[A-Za-z{_THAI}])(?P<counted>)"
)
_WORD = re.compile(f"[{_THAI}]+")
# Behind a number these go on with the sentence.
_NOT_COUNTED = frozenset((
    *("และ", "หรือ", "ของ", "ใน", "ที่", "ได้", "ให้", "จะ", "ซึ่ง", "โดย", "มี", "เป็น", "แล้ว"),
    *("ต้อง", "ถึง", "กับ", "จาก", "เพื่อ", "เพื่อให้", "เมื่อ", "ภายใน", "ตาม", "ไม่", "ว่า"),
    *("คือ", "ควร", "สามารถ", "ทั้งนี้", "กรณี", "หาก", "แต่", "รวม"),
))  # fmt: skip
# They make a noun of the word behind them.
_PREFIXES = frozenset(("การ", "ความ", "ผู้", "นัก"))


class LineBreaks:
    """Divides texts into the stretches that stay on one line each.

    Browsers know Thai words by a dictionary of their own, without the office's terms: ตัวชี้|วัด.

    :param segmenter: The one that the texts are searched with.
    :param glossary: The terms that it keeps whole; those with a space in them are held here.
    """

    def __init__(self, segmenter: Segmenter, glossary: Iterable[str] = ()) -> None:
        self._segmenter = segmenter
        self._terms = _any_of(glossary)

    def units(self, text: str) -> tuple[str, ...]:
        """Divide a text where a line may end.

        :param text: As it is shown, on one line.
        :return: Stretches that join back to ``text``, each with the white space behind it.
        """
        pieces = self._segmenter.segment(text)
        borders = _borders(text, pieces)
        for found in self._terms.finditer(text) if self._terms else ():
            _hold(text, borders, *found.span(), at_any_width=True)
        for start, end in _together(text, borders):
            _hold(text, borders, start, end)
        for start, end in self._unclear(pieces):
            _hold(text, borders, start, end)
        return tuple(text[start:end] for start, end in pairwise((0, *borders, len(text))))

    def _unclear(self, pieces: list[str]) -> Iterator[tuple[int, int]]:
        """Neighbouring words whose border is in doubt, and prefixes with their words."""
        start = 0
        for word, following in pairwise(pieces):
            if _WORD.fullmatch(word) and _WORD.fullmatch(following):
                both = word + following
                if word in _PREFIXES or self._cut_otherwise(both, len(word)):
                    yield start, start + len(both)
            start += len(word)

    def _cut_otherwise(self, both: str, border: int) -> bool:
        """Whether two words are also two others: กระบวน|การทำงาน and กระบวนการ|ทำงาน."""
        knows = self._segmenter.knows
        return any(
            at != border and knows(both[:at]) and knows(both[at:]) for at in range(2, len(both) - 1)
        )


def columns(text: str) -> int:
    """How wide a text is, in characters that stand beside one another."""
    return sum(unicodedata.category(character) != "Mn" for character in text)


def may_part(before: str, after: str) -> bool:
    """Whether two neighbouring characters belong to different Thai syllable parts."""
    return (
        before not in _LEADING_VOWELS
        and after != _SARA_AM
        and not unicodedata.category(after).startswith("M")
    )


def _any_of(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the terms, longest first, in any case and with any white space for theirs."""
    longest_first = sorted(set(filter(None, map(str.strip, terms))), key=len, reverse=True)
    if not longest_first:
        return None
    found = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    # Latin letters and digits go on; Thai has no sign of where a word ends.
    return re.compile(
        rf"(?:(?<![A-Za-z0-9])|(?![A-Za-z0-9]))(?:{found})(?:(?<![A-Za-z0-9])|(?![A-Za-z0-9]))",
        re.IGNORECASE,
    )


def _borders(text: str, pieces: list[str]) -> list[int]:
    """Offsets at which a line may end as far as the words go, in ascending order."""
    borders, at = [], 0
    for piece in pieces[:-1]:
        at += len(piece)
        if _may_end(text, at, piece):
            borders.append(at)
    return borders


def _may_end(text: str, at: int, piece: str) -> bool:
    before, after = text[at - 1], text[at]
    if after.isspace() or after in _NO_START:
        return False
    if before.isspace():
        return may_part(before, after)
    if not _is_thai(after):
        # Between Latin letters, digits and signs a line ends at spaces alone.
        beside_thai = _is_thai(before) and (after.isalnum() or after in _OPENING)
        return beside_thai and may_part(before, after)
    # The full stop of an abbreviation ends a word, that of a list's number does not.
    ends = (
        _is_thai(before)
        or before.isalnum()
        or before in _CLOSING
        or (before == "." and piece.count(".") > 1)
        or (before == "/" and at > 1 and _is_thai(text[at - 2]))
    )
    return ends and may_part(before, after)


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e4e"


def _together(text: str, borders: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches to hold: dates, counts, what is named by a number."""
    for found in _TOGETHER.finditer(text):
        start, end = found.span()
        if found["year"] is not None:
            # Alone too, where it is too wide with what it is the year of.
            yield found.span("year")
        if found["counted"] is not None or found["item"] is not None:
            # Up to the end of the next word.
            following = bisect_right(borders, end)
            end_of_word = borders[following] if following < len(borders) else len(text)
            if found["counted"] is not None and text[end:end_of_word].strip() in _NOT_COUNTED:
                continue
            end = end_of_word
        yield start, end


def _hold(
    text: str, borders: list[int], start: int, end: int, *, at_any_width: bool = False
) -> None:
    """Take the borders within a stretch away, unless what then stands together is too wide."""
    first, last = bisect_right(borders, start), bisect_left(borders, end)
    if first == last:
        return
    left = borders[first - 1] if first else 0
    right = borders[last] if last < len(borders) else len(text)
    if at_any_width or columns(text[left:right].rstrip()) <= WIDEST:
        del borders[first:last]
