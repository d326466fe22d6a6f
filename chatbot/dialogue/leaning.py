"""Whether a turn needs the turns before it to be understood."""

import re
from collections.abc import Container, Sequence

from chatbot.text.stop_words import stop_words

_WHAT_ABOUT = re.compile(
    r"^(?:แล้ว|งั้น|ถ้า|ส่วน|and |what about |how about )|(?:ล่ะ|ละ|หละ)\s*(?:ครับ|คับ|ค่ะ|คะ)?\W*$"
)
_ASKING = re.compile(
    "เมื่อไหร่|เมื่อไร|เมื่อใด|ที่ไหน|ใคร|อะไร|ทำไม|ยังไง|อย่างไร|เท่าไหร่|เท่าไร|กี่|ไหน|ไหม|มั้ย|หรือ|เปล่า|ป่ะ"
    r"|\b(?:when|where|who|why|which|can|do|does|is|are)\b"
)
# Words that point back, and leave what they point to unsaid.
_POINTS_BACK = re.compile(
    "แทน|อันนี้|อันนั้น|ตัวนี้|ตัวนั้น|แบบนี้|แบบนั้น|พวกนั้น|พวกนี้|พวกที่|ของเขา|เรื่องนี้|เรื่องนั้น|ดังกล่าว|อันหลัง|อันแรก|อันเก่า|ในนั้น"
    r"|\b(?:it|its|those|they|them|(?:that|this) one|instead)\b"
)
_NAMES_A_THING = 2
"""Most words of its own in a turn that names a thing and asks nothing about it."""
_LONGEST = 15
"""Most words in a turn that may lean on another; a longer one says what it means."""
_SAYS_ENOUGH = 5
"""Words of its own from which a turn that does not say that it goes on is a question by itself."""


def own_words(words: Sequence[str]) -> list[str]:
    """The words of a turn that name what it is about, each once.

    :param words: The turn's words as segmented.
    """
    return [word for word in dict.fromkeys(words) if word not in stop_words()]


def asks(text: str) -> bool:
    """Whether a turn has a question word.

    :param text: Normalised.
    """
    return _ASKING.search(text) is not None


def says_it_goes_on(text: str) -> bool:
    """Whether a turn says itself that it goes on from the turn before.

    :param text: Normalised.
    """
    return bool(_WHAT_ABOUT.search(text) or _POINTS_BACK.search(text))


def names_a_thing(text: str, own: Sequence[str]) -> bool:
    """Whether a turn names a thing and leaves out what is asked about it, as "กระทรวงล่ะ" does.

    :param text: Normalised.
    :param own: Its own words.
    """
    return len(own) <= _NAMES_A_THING and not asks(text) and bool(_WHAT_ABOUT.search(text))


def leans(
    text: str, words: Sequence[str], answerable: bool, terms: Container[str] = frozenset()
) -> bool:
    """Whether a turn is to be looked at together with the turns before it.

    How well a turn is answered by itself tells best whether it needs more, as in the query
    performance prediction of Lin et al. (2021, arXiv 2005.02230). Only one that says itself that it
    goes on is looked at in context however well some entry matches it.

    :param text: The turn, normalised.
    :param words: Its words as segmented.
    :param answerable: Whether it can be answered by itself.
    :param terms: The documents' own terms, normalised.
    """
    if answerable:
        return says_it_goes_on(text)
    own = own_words(words)
    if (len(own) >= _SAYS_ENOUGH or _asks_of_a_term(text, own, terms)) and not says_it_goes_on(
        text
    ):
        return False
    # Without words of its own it has to ask something: ใช่ and ไม่เข้าใจ do not.
    return len(words) <= _LONGEST and (bool(own) or asks(text) or names_a_thing(text, own))


def _asks_of_a_term(text: str, own: Sequence[str], terms: Container[str]) -> bool:
    """Whether a turn names a term of the documents and asks something about it, as a whole does."""
    return asks(text) and len(own) > 1 and any(word in terms for word in own)
