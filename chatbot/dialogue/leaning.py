"""Whether a turn needs the turns before it to be understood."""

import re
from collections.abc import Sequence

from chatbot.text.stop_words import stop_words

_WHAT_ABOUT = re.compile(
    r"^(?:แล้ว|งั้น|ถ้า|ส่วน|and |what about |how about )|(?:ล่ะ|ละ|หละ)\s*(?:ครับ|คับ|ค่ะ|คะ)?\W*$"
)
_ASKING = re.compile(
    "เมื่อไหร่|เมื่อไร|เมื่อใด|ที่ไหน|ใคร|อะไร|ทำไม|ยังไง|อย่างไร|เท่าไหร่|เท่าไร|กี่|ไหน|ไหม|มั้ย|หรือ|เปล่า|ป่ะ"
    r"|\b(?:when|where|who|why|which|can|do|does|is|are)\b"
)
_NAMES_A_THING = 2
"""Most words of its own in a turn that names a thing and asks nothing about it."""
_LONGEST = 15
"""Most words in a turn that may lean on another; a longer one says what it means."""


def own_words(words: Sequence[str]) -> list[str]:
    """The words of a turn that name what it is about, each once.

    :param words: The turn's words as segmented.
    """
    return [word for word in dict.fromkeys(words) if word not in stop_words()]


def leans(text: str, words: Sequence[str], answerable: bool) -> bool:
    """Whether a turn is to be looked at together with the turns before it.

    How well a turn is answered by itself tells best whether it needs more, as in the query
    performance prediction of Lin et al. (2021, arXiv 2005.02230). Only "what about …?", which
    names a thing and leaves out what is asked about it, needs more however well some entry
    matches the thing.

    :param text: The turn, normalised.
    :param words: Its words as segmented.
    :param answerable: Whether it can be answered by itself.
    """
    own = own_words(words)
    asks = bool(_ASKING.search(text))
    what_about = len(own) <= _NAMES_A_THING and not asks and bool(_WHAT_ABOUT.search(text))
    if answerable:
        return what_about
    # Without words of its own it has to ask something: ใช่ and ไม่เข้าใจ do not.
    return len(words) <= _LONGEST and (bool(own) or asks or what_about)
