"""Years: an answer for one fiscal year is no answer for another."""

import re

from chatbot.text.normalise import normalise

_BUDDHIST_ERA = 543
_FULL = re.compile(r"(?<!\d)(25[4-9]\d|20[0-5]\d)(?!\d)")
# ปี 66, ปีงบ 66, ปีงบประมาณ พ.ศ. 66, FY66; FY23 can only be of the Christian era.
_SHORT = re.compile(r"(?:ปี(?:งบ)?(?:ประมาณ)?\s*(?:พ\.?ศ\.?)?|\bfy)\s*'?([4-9]\d)(?!\d)")
_CHRISTIAN = re.compile(r"\bfy\s*'?([0-3]\d)(?!\d)")


def years_named(text: str) -> set[int]:
    """The years that a text names, in the Buddhist era.

    :param text: As typed or as printed.
    :return: E.g. ``{2566}`` for ปี 66, ปีงบประมาณ ๒๕๖๖, FY2023 and ค.ศ. 2023.
    """
    normal = normalise(text)
    full = (int(year) for year in _FULL.findall(normal))
    years = {year if year > 2500 else year + _BUDDHIST_ERA for year in full}
    years |= {2500 + int(year) for year in _SHORT.findall(normal)}
    return years | {2000 + int(year) + _BUDDHIST_ERA for year in _CHRISTIAN.findall(normal)}
