"""Thai that was read by another character set than it was written in.

``¡ÒÃ`` is การ of Windows-874 read as Latin-1 or Windows-1252, ``à¸²à¸£`` is าร of UTF-8 read so,
and ``เธฒเธฃ`` is าร of UTF-8 read as Windows-874. What may be meant as it stands is left alone.
"""

import re
from collections.abc import Mapping

from chatbot.text.plausible import strangeness

# What a code page leaves undefined comes as a control character.
_CONTROLS = {chr(byte): byte for byte in range(0x80, 0xA1)}


def _bytes_of(code_page: str) -> dict[str, int]:
    high = range(0x80, 0x100)
    read = {bytes([byte]).decode(code_page, errors="ignore"): byte for byte in high}
    return {character: byte for character, byte in read.items() if character} | _CONTROLS


def _any_of(bytes_of: dict[str, int], first: int, last: int) -> str:
    found = (re.escape(character) for character, byte in bytes_of.items() if first <= byte <= last)
    return f"[{''.join(found)}]"


_1252, _874 = _bytes_of("cp1252"), _bytes_of("cp874")

# A Thai character in UTF-8 is E0 B8 80 to BF or E0 B9 80 to 9B.
_UTF_8_AS_1252 = re.compile(
    f"\u00e0(?:\u00b8{_any_of(_1252, 0x81, 0xBF)}|\u00b9{_any_of(_1252, 0x80, 0x9B)})"
)
# The sequence whole, or without a last byte that was undefined; ภ, whose last byte is a no-break
# space, as a space before a vowel; dashes and quotes; a no-break space and its like.
_ALL_AS_1252 = re.compile(
    f"{_UTF_8_AS_1252.pattern}|\u00e0\u00b8 (?=\u00e0\u00b8[\u00b0-\u00ba])|\u00e0[\u00b8\u00b9]"
    f"|\u00e2\u20ac{_any_of(_1252, 0x80, 0xBF)}|\u00c2(?=[\u00a0-\u00bf])"
)
# A letter whose last byte is undefined in Windows-1252 is one of five; of vowels only แ is usual.
_ANY, _FIVE = "\ue000", "กญฐฝฏ"
_SHORTENED = {"\u00e0\u00b8 ": "ภ", "\u00e0\u00b8": _ANY, "\u00e0\u00b9": "แ", "\u00c2": ""}
# Letters on either side that are enough to see a word in.
_VIEW = 12

_SEQUENCE_AS_874 = f"\u0e40(?:\u0e18{_any_of(_874, 0x81, 0xBF)}|\u0e19{_any_of(_874, 0x80, 0x9B)})"
_UTF_8_AS_874 = re.compile(f"(?:{_SEQUENCE_AS_874}){{3}}")
_ALL_AS_874 = re.compile(f"{_SEQUENCE_AS_874}|\u0e42\u20ac{_any_of(_874, 0x80, 0xBF)}")

# Windows-874 has its Thai letters where Latin-1 has signs and accented letters. A reader that tries
# UTF-8 first takes two of them for one letter of the Latin, Greek and later blocks: ä˹ is ไหน.
_LETTER = "[\u00a1-\u00da\u00df-\u00fb\u0100-\u07ff]"
# Letters that Windows-874 has nothing for are of another language, and so are those beside them.
_FOREIGN = "\u00db-\u00de\u00fc-\u00ff"
# Hardly a word of another language has three of them in a row; some alphabets and rows of signs do.
_RUN = re.compile(f"(?<![\u00a1-\u07ff]){_LETTER}{{3,}}+(?![{_FOREIGN}])")
# Beside a telling run: a short word by itself, an abbreviation, ณ and ๆ.
_ALL_RUNS = re.compile(
    f"{_RUN.pattern}|(?<![A-Za-z]){_LETTER}{{2}}(?![A-Za-z])|(?<![A-Za-z]){_LETTER}(?=\\.)"
    "|(?<!\\S)[\u00b3\u00e6](?!\\S)"
)
_SYLLABLES = re.compile("(?:[เ-ไ]?[ก-ฮ][ะ-ฺๅ-๎]*|[ฯๆ๐-๙])+")
_VOWELS_AND_MARKS = re.compile("[ะ-ฺเ-๎]")
# Of so many letters one may belong to no word of the dictionary.
_ONE_UNKNOWN_IN = 5


def rightly_read(text: str) -> tuple[str, int]:
    """A text as it reads in the character set that it was written in.

    :param text: As it came: in lower case other letters come out.
    :return: The text, and how many stretches of it were misread.
    """
    if text.isascii():
        return text, 0
    places = 0
    for reading in (_utf_8_as_1252, _utf_8_as_874, _windows_874):
        text, found = reading(text)
        places += found
    return text, places


def _utf_8_as_1252(text: str) -> tuple[str, int]:
    if len(_UTF_8_AS_1252.findall(text)) < 2:
        return text, 0

    def read(found: re.Match[str]) -> str:
        return _SHORTENED[found[0]] if found[0] in _SHORTENED else _from_utf_8(found[0], _1252)

    text, places = _ALL_AS_1252.subn(read, text.replace(_ANY, ""))
    return _with_most_thai_letters(text), places


def _with_most_thai_letters(text: str) -> str:
    """A text with the letter of the five in each place that makes words of its neighbours."""
    first, *rest = text.split(_ANY)
    told, before = [first], first[-_VIEW:]
    for part in rest:
        ways = [before + letter + part[:_VIEW] for letter in _FIVE]
        letter = _FIVE[ways.index(min(ways, key=strangeness))]
        told += letter, part
        before = (before + letter + part)[-_VIEW:]
    return "".join(told)


def _utf_8_as_874(text: str) -> tuple[str, int]:
    if not _UTF_8_AS_874.search(text):
        return text, 0
    return _ALL_AS_874.subn(lambda found: _from_utf_8(found[0], _874), text)


def _from_utf_8(misread: str, bytes_of: Mapping[str, int]) -> str:
    return bytes(bytes_of[character] for character in misread).decode("utf-8", errors="ignore")


def _windows_874(text: str) -> tuple[str, int]:
    if not any(_is_surely_thai(_from_874(run[0])) for run in _RUN.finditer(text)):
        return text, 0
    places = 0

    def read(found: re.Match[str]) -> str:
        nonlocal places
        thai = _from_874(found[0])
        if not _SYLLABLES.fullmatch(thai):
            return found[0]
        places += 1
        return thai

    return _ALL_RUNS.sub(read, text), places


def _from_874(misread: str) -> str:
    written = (letter.encode("latin-1" if letter <= "\u00ff" else "utf-8") for letter in misread)
    return b"".join(written).decode("cp874", errors="replace")


def _is_surely_thai(run: str) -> bool:
    if not _SYLLABLES.fullmatch(run) or not _VOWELS_AND_MARKS.search(run):
        return False
    unknown, _ = strangeness(run)
    return unknown * _ONE_UNKNOWN_IN <= len(run)
