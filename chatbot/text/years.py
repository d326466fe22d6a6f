"""Years as people write them, brought to the Buddhist era."""

import re
from dataclasses import dataclass

BUDDHIST_ERA = 543
"""Years by which it is ahead of the Christian era."""
_FULL = re.compile(r"(?<!\d)(25[4-9]\d|20[0-5]\d)(?!\d)")
# ปี 66, ปีงบ 66, ปีงบประมาณ พ.ศ. 66, FY66; FY23 can only be of the Christian era.
_SHORT = re.compile(r"(?:ปี(?:งบ)?(?:ประมาณ)?\s*(?:พ\.?ศ\.?)?|\bfy)\s*'?([4-9]\d)(?!\d)")
_CHRISTIAN = re.compile(r"\bfy\s*'?([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a text.

    :param start: Its first digit, 0-based.
    :param end: The character after its last digit.
    :param year: In the Buddhist era.
    """

    start: int
    end: int
    year: int


def years_in(text: str) -> list[Year]:
    """All years in a text.

    :param text: Normalised.
    :return: Each with its place, in no order; e.g. 2566 for ปี 66, 2566, FY23 and ค.ศ. 2023.
    """
    years = []
    for found in _FULL.finditer(text):
        year = int(found[1])
        years.append(Year(*found.span(1), year if year > 2500 else year + BUDDHIST_ERA))
    for found in _SHORT.finditer(text):
        years.append(Year(*found.span(1), 2500 + int(found[1])))
    for found in _CHRISTIAN.finditer(text):
        years.append(Year(*found.span(1), 2000 + int(found[1]) + BUDDHIST_ERA))
    return years


def years_named(text: str) -> frozenset[int]:
    """The years that a text names, in the Buddhist era.

    :param text: Normalised.
    :return: E.g. ``{2566}`` for ปี 66, ปีงบประมาณ 2566, fy2023 and ค.ศ. 2023.
    """
    return frozenset(found.year for found in years_in(text))
