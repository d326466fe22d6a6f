"""Names and their short forms, as the official text gives them: คณะกรรมการ… (ก.พ.ร.)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from chatbot.drafting.rewriting import WordCutter, replace_all

_GIVEN = re.compile(r"([^\s()\[\]/:;,]+(?: [^\s()\[\]/:;,\u0e00-\u0e7f]+)*) ?\(([^()\n]{2,30})\)")
# Dotted Thai letters, with the number of a form or without; Latin capitals; a Latin name of several
# words, each with a capital. A single Latin word rather names what kind of thing was spoken of.
_SHORT = re.compile(
    r"(?:[ก-ฮ]{1,3}\.){1,4}(?: ?\d+(?:/\d+)?)?|[A-Z][A-Z.\-]+|[A-Z][a-z]+(?: [A-Z][a-z]+)+"
)
_THAI = re.compile("[ก-ฮ]")
_SHORTEST, _LONGEST = 6, 60
_LEADING_VOWELS = "เแโใไ"
_JOINING = frozenset({
    "ของ", "ที่", "ซึ่ง", "และ", "หรือ", "ให้", "จาก", "ใน", "โดย", "ตาม", "ต่อ", "กับ", "แก่", "เป็น", "คือ",
    "มี", "ต้อง", "จะ", "ได้", "ด้วย", "เพื่อ", "ผ่าน", "ทาง", "ไม่", "หาก",
})  # fmt: skip


def abbreviations_in(texts: Iterable[str], cut: WordCutter) -> dict[str, str]:
    """Full names by their short forms, where a text says both.

    Thai has no spaces between words, so where a name begins is told by what its places share, by
    the first letter of a dotted short form, or else by the last word that joins two others.

    :param texts: Official ones.
    """
    before: dict[str, list[str]] = {}
    for text in texts:
        for found in _GIVEN.finditer(text):
            if _SHORT.fullmatch(found[2]):
                before.setdefault(found[2], []).append(found[1])
    names = {short: _name(short, places, cut) for short, places in before.items()}
    return {short: name for short, name in names.items() if _SHORTEST <= len(name) <= _LONGEST}


def expanded_or_shortened(question: str, names: dict[str, str], cut: WordCutter) -> Iterator[str]:
    """A question with its names short, then with its short forms in full."""
    bare = question
    for short in names:
        bare = bare.replace(f" ({short})", "").replace(f"({short})", "")
    short_one = full_one = bare
    for short, name in sorted(names.items(), key=lambda pair: -len(pair[1])):
        short_one = replace_all(short_one, name, short, cut)
        if name.lower() not in full_one.lower():
            full_one = replace_all(full_one, short, name, cut)
    yield from (one for one in dict.fromkeys((short_one, full_one, bare)) if one != question)


def _name(short: str, places: Sequence[str], cut: WordCutter) -> str:
    if len(places) > 1 and len(set(places)) > 1:
        return _from_a_word(_common_end(places), places[0], cut)
    pieces = [*cut(places[0])]
    starts = range(len(pieces))
    joined = [at + 1 for at in starts if pieces[at] in _JOINING]
    name = "".join(pieces[joined[-1] :] if joined else pieces)
    letters = _THAI.findall(short)
    fitting = [at for at in starts if letters and _first_letter(pieces[at]) == letters[0]]
    if fitting:
        return "".join(pieces[fitting[0] :])
    # กรรมการ need not be a word of its own: ก.พ.ร. is a คณะกรรมการ.
    return name if _in_order(letters, name) else ""


def _from_a_word(shared: str, place: str, cut: WordCutter) -> str:
    """What is shared, from the first word that lies in it whole."""
    start, rest = len(place) - len(shared), 0
    pieces = [*cut(place)]
    for at, piece in enumerate(pieces):
        if rest >= start and piece not in _JOINING:
            return "".join(pieces[at:])
        rest += len(piece)
    return ""


def _common_end(places: Sequence[str]) -> str:
    backwards = zip(*(place[::-1] for place in places), strict=False)
    shared = takewhile(lambda letters: len(set(letters)) == 1, backwards)
    return "".join(letters[0] for letters in shared)[::-1]


def _in_order(letters: Sequence[str], name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _first_letter(word: str) -> str:
    return word.lstrip(_LEADING_VOWELS)[:1]
