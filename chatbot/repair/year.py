"""Years of the Christian era or without their century, written out as the documents do."""

import re
from collections.abc import Mapping

from chatbot.repair import constants
from chatbot.repair.edit import Edit
from chatbot.text.years import years_in

# What tells that a number is a year, for the digits that follow.
_BEFORE = re.compile(
    r"(?:(?:(ปีงบ|ปี)(ประมาณ)?|งบประมาณ)?\s*(ค\.?ศ\.?|พ\.?ศ\.?)?|\b(fy)|\byear)\s*'?$"
)


def write_out(text: str, counts: Mapping[str, int]) -> list[Edit]:
    """Edits that write out the years of a text.

    :param text: Normalised.
    :param counts: How often words stand in the collection; a form that is usual there stays.
    :return: E.g. ปีงบประมาณ 2565 for fy22; none for 2565, or for a number not said to be a year.
    """
    edits = []
    for found in years_in(text):
        typed, full = text[found.start : found.end], str(found.year)
        if typed == full:
            continue
        near = max(0, found.start - constants.YEAR_REACH)
        before = _BEFORE.search(text[near : found.start])
        if before is None or not before[0].strip(" '"):
            continue
        if before[4]:
            start, lead = near + before.start(4), "ปีงบประมาณ "
        elif before[3] and before[3].startswith("ค"):
            start, lead = near + before.start(3), "พ.ศ. "
        elif counts.get(typed, 0) * constants.YEAR_SHARE >= counts.get(full, 0) > 0:
            continue
        else:
            start, lead = found.start, ""
        edits.append(Edit(start, found.end, f"{lead}{full}"))
    return edits
