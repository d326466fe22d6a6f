"""Steps of a scale that has names for them: ขั้นต้น, ขั้นมาตรฐาน, ขั้นสูง."""

import re

# ชั้น is a common slip for ขั้น, in official texts too.
_LEVEL = re.compile("[ขช]ั้น(ต้น|พื้นฐาน|กลาง|มาตรฐาน|สูง|ก้าวหน้า)")


def levels_in(text: str) -> set[str]:
    """The steps that a text names.

    :param text: Normalised.
    :return: E.g. ``{"ขั้นสูง"}``.
    """
    return {f"ขั้น{match[1]}" for match in _LEVEL.finditer(text)}
