"""A text with digits, dashes and spaces of one kind, letter for letter."""

_THAI = dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
_FULL_WIDTH = dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
# No space and non-breaking spaces; what has no width parts digits as a space does.
_SPACES = dict.fromkeys("\t\u00a0\u2007\u2009\u200a\u202f\u200b\u200c\u200d\u2060\ufeff", " ")
_MORE = {"＠": "@", "．": ".", "＋": "+"}
_ALIKE = str.maketrans({**_THAI, **_FULL_WIDTH, **_DASHES, **_SPACES, **_MORE})


def alike(text: str) -> str:
    """A text of the same length, with Western digits, plain dashes and plain spaces."""
    return text.translate(_ALIKE)


def digits_of(text: str) -> str:
    """Only the Western digits of a text."""
    return "".join(letter for letter in text if "0" <= letter <= "9")
