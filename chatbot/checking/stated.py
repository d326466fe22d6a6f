"""What an answer states that can be right or wrong by itself: dates, amounts, telephone numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chatbot.text.ngrams import character_ngrams
from chatbot.text.years import years_named
from chatbot.understanding.series import series_in

Stated = Mapping[str, frozenset[str]]
"""Per kind of value, e.g. ``baht`` or ``days``, the values stated."""

_NUMBER = r"(?<![\d.,/])(?<!\d-)(\d[\d,]*(?:\.\d+)?)(?:\s?-\s?\d[\d,]*)?"
_UNITS = {
    "baht": "(ล้าน|แสน|หมื่น|พัน)?\\s*(?:บาท|baht)",
    "working days": "()วัน(?:ทำการ|ทำงาน)",
    "days": "()(?:วัน(?!ทำ|ที่)|days?\\b)",
    "weeks": "()(?:สัปดาห์|weeks?\\b)",
    "months": "()(?:เดือน|months?\\b)",
    "years": "()(?:ปี|years?\\b)",
    "hours": "()(?:ชั่วโมง|ชม\\.|hours?\\b)",
    "minutes": "()(?:นาที(?!ก)|minutes?\\b)",
    "per cent": "()(?:%|เปอร์เซ็นต์|percent)",
    "people": "()(?:คน|ราย(?![กงไ]))",
    "times": "()ครั้ง",
    "copies": "()(?:ฉบับ|ชุด|แผ่น)",
    "points": "()คะแนน",
}
_AMOUNTS = {kind: re.compile(rf"{_NUMBER}\s*{unit}") for kind, unit in _UNITS.items()}
_SHARE = re.compile(rf"ร้อยละ\s*{_NUMBER}()")
_SAID_OF = {
    **_AMOUNTS,
    "per cent": re.compile(rf"(?:ร้อยละ\s*)?{_NUMBER}()\s*(?:%|เปอร์เซ็นต์|percent)?"),
}
_BEFORE = 24
"""Characters before a value that say what it is of."""
_FEW_LETTERS = 6
_ALIKE = 0.35
"""Dice coefficient of the n-grams of these characters."""
_MANY = {"": 1, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}

_MONTHS = [
    *("มกราคม|ม\\.ค\\.", "กุมภาพันธ์|ก\\.พ\\.(?!ร)", "มีนาคม|มี\\.ค\\.", "เมษายน|เม\\.ย\\."),
    *("พฤษภาคม|พ\\.ค\\.", "มิถุนายน|มิ\\.ย\\.", "กรกฎาคม|ก\\.ค\\.", "สิงหาคม|ส\\.ค\\."),
    *("กันยายน|ก\\.ย\\.", "ตุลาคม|ต\\.ค\\.", "พฤศจิกายน|พ\\.ย\\.", "ธันวาคม|ธ\\.ค\\."),
]
_DATES = [re.compile(rf"(?:(?<!\d)(\d{{1,2}})\s*)?(?:{names})") for names in _MONTHS]
_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})[.:](\d{2})\s*(?:น\.|นาฬิกา)")
_TELEPHONE = re.compile(r"(?<![\d-])(0\d[\d -]{6,10}\d)(?![\d-])|(?:สายด่วน|โทร\S*)\s*(\d{4})(?!\d)")

_ANY = re.compile(r"\d[\d,.]*(?<=\d)")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two answers state differently.

    :param kind: Of value.
    :param first: What the first states and the second does not.
    :param second: The other way round.
    """

    kind: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(self.first)} against {', '.join(self.second)}"


def stated_in(text: str) -> Stated:
    """The values that a text states, by kind.

    :param text: Normalised.
    :return: E.g. ``{"baht": {"100"}, "days": {"30"}}``.
    """
    found: dict[str, set[str]] = {}
    for kind, value in _values(text):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def disagreements(one: str, other: str) -> list[Disagreement]:
    """What two answers to one question state differently.

    An answer that merely states more disagrees with nothing. Numbers of things that are not known
    here count where the answers are the same text but for their numbers.

    :param one: Normalised, as the other.
    """
    first, second = stated_in(one), stated_in(other)
    found = [each for each in _differing(first, second) if _of_one_thing(each, one, other)]
    if not found and _ANY.sub("0", one) == _ANY.sub("0", other):
        pairs = [
            pair for pair in zip(*map(_ANY.findall, (one, other)), strict=True) if len({*pair}) > 1
        ]
        found = [Disagreement("number", *zip(*pairs, strict=True))] if pairs else []
    return found


def _of_one_thing(found: Disagreement, one: str, other: str) -> bool:
    """Whether two values that differ are said of one thing: the words before them are alike.

    An answer without words before its value says it of what the question asks for.
    """
    if found.kind not in _SAID_OF:
        return True
    befores = [
        [
            before
            for match in _SAID_OF[found.kind].finditer(text)
            if _amount(match[1], match[2] or "") in values
            for before in [_ANY.sub("", text[max(0, match.start() - _BEFORE) : match.start()])]
        ]
        for text, values in ((one, found.first), (other, found.second))
    ]
    return any(
        min(len(mine), len(yours)) < _FEW_LETTERS or _alike(mine, yours)
        for mine in befores[0]
        for yours in befores[1]
    )


def _alike(one: str, other: str) -> bool:
    first, second = set(character_ngrams(one)), set(character_ngrams(other))
    return 2 * len(first & second) >= _ALIKE * (len(first) + len(second))


def _differing(first: Stated, second: Stated) -> Iterator[Disagreement]:
    for kind in sorted(first.keys() & second.keys()):
        one, other = first[kind] - second[kind], second[kind] - first[kind]
        if one and other:
            yield Disagreement(kind, tuple(sorted(one)), tuple(sorted(other)))


def _values(text: str) -> Iterator[tuple[str, str]]:
    yield from _amounts(text)
    yield from _times(text)
    for match in _TELEPHONE.finditer(text):
        yield "telephone", re.sub(r"\D", "", match[1] or match[2])
    for series, numbers in series_in(text).items():
        for number in numbers:
            yield series, str(number)


def _amounts(text: str) -> Iterator[tuple[str, str]]:
    for kind, pattern in _AMOUNTS.items():
        for match in pattern.finditer(text):
            yield kind, _amount(match[1], match[2] or "")
    for match in _SHARE.finditer(text):
        yield "per cent", _amount(match[1])


def _times(text: str) -> Iterator[tuple[str, str]]:
    for number, pattern in enumerate(_DATES, start=1):
        for match in pattern.finditer(text):
            day = match[1]
            yield ("day and month", f"{day}/{number}") if day else ("month", str(number))
    for match in _CLOCK.finditer(text):
        yield "time of day", f"{int(match[1])}:{match[2]}"
    for year in years_named(text):
        yield "year", str(year)


def _amount(digits: str, many: str = "") -> str:
    return f"{float(digits.replace(',', '')) * _MANY[many]:.12g}"
