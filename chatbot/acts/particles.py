"""The polite words that stand around all others and say nothing by themselves."""

SIGNS = r"[^\w\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59]"
"""One character that is no letter, mark or digit: a space, a full stop, a smile; as a pattern."""

# Not where a word goes on: คะแนน, ค่าธรรมเนียม, จ้าง.
PARTICLES = (
    "ครับผม|คร้?าบ|ค้?าบ|ครับ|คับ|ครัช|ค่าา+|ค่า(?=$|นะ|[!~])|ค่ะ|คะ(?!แนน|เน)|จ้า+(?!ง)|จ้ะ|จ๊ะ|นะ|น้า|เนอะ|ฮะ"
)
"""Polite particles as a pattern, the longer ones first; for normalised text."""


def whole_latin(words: str) -> str:
    """A pattern of English words that does not match inside a longer one.

    :param words: Alternatives, with ``|`` between them.
    """
    return rf"(?<![a-z])(?:{words})(?![a-z])"
