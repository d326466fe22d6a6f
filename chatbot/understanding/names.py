"""Names: of assessments, awards, systems, bodies, from a gazetteer; and others by their capitals.

The gazetteer knows that two names are of one thing, which the letters do not tell, and which
things people confuse. A name in capitals that it does not know is one all the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chatbot.text.normalise import normalise

GAZETTEER_FILE = Path(__file__).parent / "gazetteer.tsv"

KIND_OF_BODY = "kind of body"
"""Of the gazetteer; such a name stands for who asks as often as for the subject."""

SUBJECTS = frozenset({"assessment", "award", "reporting", "portal", "data platform"})
"""Kinds of the gazetteer whose names are the subject; that of a body may be who asks for it."""

Named = Mapping[str, frozenset[str]]
"""Per kind of the gazetteer the things named, by the first of their names."""

_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z0-9])")
_THAI = re.compile("[\u0e01-\u0e5b]")
_CAPITALS = 2
_LONGEST = 8
"""Letters of a name in capitals; what is longer is emphasis, and no name that people go by."""
_EXAMPLE = re.compile(r"เช่น|such as|\be\.g\.|for example", re.IGNORECASE)
# Formats, devices and office English: no subjects of their own.
_GENERAL = frozenset(
    {
        *("csv", "excel", "jpg", "json", "pdf", "png", "powerpoint", "word", "xls", "xlsx", "xml"),
        *("ai", "api", "id", "it", "pc", "qr", "sms", "url", "usb", "wi-fi", "wifi", "zip"),
        *("ceo", "cio", "cv", "faq", "fy", "hr", "ict", "kpi", "ok", "sop", "tor"),
    }
)


class Thing(NamedTuple):
    """What a name is of.

    :param kind: By which the gazetteer groups it.
    :param shown: The name to show.
    """

    kind: str
    shown: str


def named_in(text: str, words: Sequence[str]) -> Named:
    """The things of the gazetteer that a text names.

    :param text: Normalised.
    :param words: The same, as the segmenter cuts it.
    """
    found: dict[str, frozenset[str]] = {}
    edges: set[int] | None = None
    for match in _pattern().finditer(text):
        if not match[0].isascii():
            # Thai has no spaces between words: อบต is in รอบต่อ too.
            edges = _edges(text, words) if edges is None else edges
            if match.start() not in edges or not (match[0].endswith(".") or match.end() in edges):
                continue
        kind, shown = _things()[match[0]]
        found[kind] = found.get(kind, frozenset()) | {shown}
    return found


def capitals_in(typed: str) -> frozenset[str]:
    """The names that a text as typed marks by capitals, but for those of the gazetteer.

    In Thai one capital marks a name, but where a keyboard may have put it by itself, at the
    beginning of the text; in English it begins every sentence. What is given as an example is
    not what is asked about.
    """
    subject = _EXAMPLE.split(typed, maxsplit=1)[0]
    found = list(_LATIN.finditer(subject))
    if all(match[0].isupper() for match in found) and len(found) > _CAPITALS:
        return frozenset()  # the key was on
    thai = bool(_THAI.search(typed))
    return frozenset(
        match[0]
        for match in found
        if len(match[0]) <= _LONGEST
        and (_has_capitals(match[0]) or (thai and match.start() and _has_an_initial(match[0])))
        and (lower := match[0].lower()) not in _GENERAL
        and lower not in _things()
    )


def latin_in(text: str) -> frozenset[str]:
    """The Latin words of a text, as :func:`same_word` writes them."""
    return frozenset(map(same_word, _LATIN.findall(text)))


def same_word(word: str) -> str:
    """A Latin word in the form that is the same for one and several of it."""
    return word.lower().removesuffix("s")


def _has_capitals(word: str) -> bool:
    return sum(map(str.isupper, word)) >= _CAPITALS


def _has_an_initial(word: str) -> bool:
    return len(word) > _CAPITALS and word[0].isupper()


def _edges(text: str, words: Sequence[str]) -> set[int]:
    edges, place = {0, len(text)}, 0
    for word in words:
        start = text.find(word, place)
        if start >= 0:
            place = start + len(word)
            edges |= {start, place}
    return edges


@cache
def _things() -> Mapping[str, Thing]:
    return {normalise(name): thing for thing, names in _read() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_things(), key=len, reverse=True)
    # No two names of different scripts stand at one place: what is before those in Latin letters
    # is looked at once for all of them.
    latin = "|".join(_ended(name) for name in longest_first if name[0].isascii())
    thai = "|".join(_ended(name) for name in longest_first if not name[0].isascii())
    return re.compile(f"(?<![a-z0-9])(?:{latin})|{thai}")


def _ended(name: str) -> str:
    after = "(?![a-z0-9])" if name[-1].isascii() and name[-1] != "." else ""
    return f"{re.escape(name)}{after}"


def _read() -> Iterator[tuple[Thing, list[str]]]:
    for line in GAZETTEER_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, names, _ = line.split("\t")
            shown, *_ = split = names.split("|")
            yield Thing(kind, shown), split
