"""Thai that PDFs and old files break, put together for searching; never in text that is shown."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from chatbot.text.marks import ordered_marks, whole_vowels
from chatbot.text.misread import rightly_read
from chatbot.text.parted import joined_syllables
from chatbot.text.private_use import real_characters


class Damage(StrEnum):
    """A way in which Thai is broken."""

    MISREAD = "misread"
    """Read by another character set than it was written in."""
    PRIVATE_USE = "private_use"
    """Marks as an old font's private-use characters."""
    PARTED = "parted"
    """White space inside a syllable, or a sara am that lost its ring."""
    SPLIT_VOWEL = "split_vowel"
    """A vowel as two characters that look like it."""
    MARKS = "marks"
    """Marks in another order than they are typed in, or twice."""


# In this order: each finds what those before have brought to light.
_MENDERS: tuple[tuple[Damage, Callable[[str], tuple[str, int]]], ...] = (
    (Damage.MISREAD, rightly_read),
    (Damage.PRIVATE_USE, real_characters),
    (Damage.PARTED, joined_syllables),
    (Damage.SPLIT_VOWEL, whole_vowels),
    (Damage.MARKS, ordered_marks),
)


def mended(text: str) -> str:
    """A text with its broken Thai put together.

    Idempotent; sound text stays as it is, character for character.

    :param text: As it came, not yet in lower case.
    """
    return _mended(text)[0]


def legible(text: str) -> str:
    """A text in the characters that were meant, otherwise as it came.

    Here another keyboard layout can still be told, which leaves marks and spaces anywhere.

    :param text: As it came, not yet in lower case.
    """
    return real_characters(rightly_read(text)[0])[0]


def damage(text: str) -> Counter[Damage]:
    """What is broken in a text, e.g. to report it to whoever imports it.

    :param text: As it came, not yet in lower case.
    :return: Per kind that occurs, at how many places.
    """
    return _mended(text)[1]


def _mended(text: str) -> tuple[str, Counter[Damage]]:
    found: Counter[Damage] = Counter()
    while not text.isascii():
        before = text
        for kind, mend in _MENDERS:
            text, places = mend(text)
            if places:
                found[kind] += places
        # A mark that was apart, say, may stand in the wrong order once it is joined.
        if text == before:
            break
    return text, found
