"""Thai syllables that come apart where text is copied from a PDF: ประเม ิน, เ ดือน, ส านักงาน."""

import re

from chatbot.text.marks import MARKS
from chatbot.text.plausible import strangeness

_CONSONANTS = "\u0e01-\u0e2e"
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47"
_TONES = "\u0e48-\u0e4b"
_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
# Letters on either side that are enough to see a word in.
_VIEW = 12

_PARTED = re.compile(
    f"\\s[{MARKS}\u0e30\u0e32\u0e33]|[\u0e40-\u0e44]\\s"
    # Looked for from the first of the marks only: a long row of them is gone through once.
    f"|(?<![{_TONES}])([{_TONES}])\\1+\u0e32"
)
# No word begins with a mark or with sara am, and none ends in a vowel that is written before its
# consonant; where the mark has nothing to stand on, the space is no part of the damage.
_ALWAYS = re.compile(
    # Not where sara am may have lost its ring.
    f"(?<=[{_CONSONANTS}])\\s+(?=[{MARKS}\u0e33])(?![{_TONES}]\u0e32)"
    f"|(?<=[{_VOWELS}\u0e33])\\s+(?=[{_TONES}\u0e4c])"
    f"|(?<=[{_TONES}])\\s+(?=[{_VOWELS}\u0e33\u0e4d])"
    f"|(?<=\u0e4d)\\s+(?=[{_TONES}\u0e32])"
    f"|(?<=\u0e4d[{_TONES}])\\s+(?=\u0e32)"
    f"|(?<=[\u0e40-\u0e44])\\s+(?=[{_CONSONANTS}])"
)
# Where the ring of sara am gets lost, white space or a second tone mark stands in its place:
# ท างาน is ทำงาน, น ้า and น้้า are น้ำ.
_LOST_RING = re.compile(
    f"(?P<head>[{_THAI}]{{0,{_VIEW}}}[{_CONSONANTS}])"
    f"(?:(?P<tone>[{_TONES}]?)\\s+|\\s+(?P<parted>[{_TONES}])|(?P<twice>[{_TONES}])(?P=twice)+)"
    f"(?P<vowel>[\u0e30\u0e32])"
    f"(?=(?P<tail>(?:[{_THAI}]|\\s+(?=[{_TONES}]?[\u0e30\u0e32])){{0,{_VIEW}}}))"
)
_LOST_NEXT = re.compile("\\s+\u0e32")


def joined_syllables(text: str) -> tuple[str, int]:
    """A text without white space inside a syllable, and with the sara am that got lost by it.

    Sara a and sara aa begin no word either, but stand by themselves where letters are spoken of:
    the dictionary has to find a word with them.

    :return: The text, and at how many places a syllable was apart.
    """
    if not _PARTED.search(text):
        return text, 0
    places = 0

    def join(found: re.Match[str]) -> str:
        nonlocal places
        joined = _most_thai(found)
        places += joined != found[0]
        return joined

    # First, so that the dictionary sees whole words on either side.
    text, always = _ALWAYS.subn("", text)
    text = _LOST_RING.sub(join, text)
    return text, places + always


def _most_thai(found: re.Match[str]) -> str:
    head, vowel = found["head"], found["vowel"]
    # As it will be once its own syllables are joined.
    tail = "".join(_LOST_NEXT.sub("\u0e33", found["tail"]).split())
    tone = found["tone"] or found["parted"] or found["twice"] or ""
    with_ring = [f"{tone}\u0e33"] if vowel == "\u0e32" else []
    if found["tone"] is None:
        # The ring may be there, for such files part all tone marks: ต ้าน beside น ้า.
        ways = [tone + vowel, *with_ring]
        return head + min(ways, key=lambda way: strangeness(head + way + tail))
    # Hardly any file has white space before sara aa itself: of two words the one with the ring.
    ways = [*with_ring, tone + vowel]
    unknown = [_unknown(head + way + tail) for way in ways]
    fewest = min(unknown)
    # Without letters of no word there is nothing to gain apart: no word begins with the vowel.
    if fewest and fewest >= _unknown(head + tone) + _unknown(vowel + tail):
        return found[0]
    return head + ways[unknown.index(fewest)]


def _unknown(text: str) -> int:
    return strangeness(text)[0]
