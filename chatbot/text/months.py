"""The months in Thai, from January, and dates that are written with them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from chatbot.text.normalise import normalise

THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip

SHORT_THAI_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_BUDDHIST_ERA = 543
_NAMED = re.compile(
    rf"(\d{{1,2}})\s*({'|'.join(map(re.escape, (*THAI_MONTHS, *SHORT_THAI_MONTHS)))})\s*"
    r"(?:พ\.?ศ\.?\s*)?(\d{4}|\d{2})(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def date_in(text: str) -> date | None:
    """The first date in a text, of the Buddhist or the Christian era; None when there is none.

    :param text: E.g. ``5 มกราคม 2567``, ``๕ ม.ค. ๖๗``, ``2567-01-05``, ``2024-01-05`` or
        ``5/1/2567``.
    """
    return next((one for one in map(_date, _written(text)) if one is not None), None)


def no_such_day(text: str) -> str | None:
    """What is wrong with the first date in a text that is none, e.g. with ``29 ก.พ. 2566``.

    :return: A sentence without its full stop; None when there is no such date.
    """
    for year, month, day in _written(text):
        if _date((year, month, day)) is None:
            if not 1 <= month <= 12:
                return f"there is no month {month}"
            days = monthrange(_christian(year), month)[1]
            return f"{THAI_MONTHS[month - 1]} {year} has {days} days"
    return None


def thai_date(day: date) -> str:
    """A date as an official letter writes it, e.g. ``5 มกราคม 2567``."""
    return f"{day.day} {THAI_MONTHS[day.month - 1]} {day.year + _BUDDHIST_ERA}"


def _written(text: str) -> Iterator[tuple[int, int, int]]:
    """Year as written, month and day of what is written as a date, in the order of the text."""
    text = normalise(text)
    found = [(m.start(), m[3], _month(m[2]), m[1]) for m in _NAMED.finditer(text)]
    found += [(m.start(), m[1], int(m[2]), m[3]) for m in _YEAR_FIRST.finditer(text)]
    found += [(m.start(), m[3], int(m[2]), m[1]) for m in _DAY_FIRST.finditer(text)]
    for _, year, month, day in sorted(found):
        yield int(year) + (2500 if len(year) == 2 else 0), month, int(day)


def _month(name: str) -> int:
    return (THAI_MONTHS if name in THAI_MONTHS else SHORT_THAI_MONTHS).index(name) + 1


def _date(written: tuple[int, int, int]) -> date | None:
    year, month, day = written
    try:
        return date(_christian(year), month, day)
    except ValueError:
        return None


def _christian(year: int) -> int:
    return year - _BUDDHIST_ERA if year > 2400 else year
