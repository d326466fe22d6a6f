"""Characters that nobody sees: they hide text in a question, or turn round what is shown of it."""

import re

# Tags spell ASCII invisibly; bidirectional controls have text shown in another order than it has.
_HIDDEN = re.compile("[\U000e0000-\U000e007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_hidden(text: str) -> tuple[str, int]:
    """A text without them, and how many there were."""
    return _HIDDEN.subn("", text)
