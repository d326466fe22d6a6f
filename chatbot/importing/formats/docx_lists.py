"""What Word prints before the paragraphs of its lists: it stands in no text, only how to count."""

import re
from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

_BULLET = "● "
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_PLACE = re.compile("%([1-9])")


class Lists:
    """Counts through the lists of a document, paragraph by paragraph in its order."""

    def __init__(self, document: Document) -> None:
        self._levels = _levels(document)
        self._styles = {
            style.style_id: found
            for style in document.styles
            if (found := _numbering(style.element)) is not None
        }
        self._counts: dict[str, list[int]] = {}

    def marker(self, paragraph: etree._Element) -> str:
        """What stands before a paragraph: a bullet, a number, or nothing."""
        found = _numbering(paragraph) or self._of_style(paragraph)
        if found is None:
            return ""
        list_, level = found
        definition = self._levels.get((list_, level))
        if definition is None:
            return ""
        format_, text, start = definition
        counts = self._counts.setdefault(list_, [])
        del counts[level + 1 :]
        counts += [0] * (level + 1 - len(counts))
        counts[level] = counts[level] + 1 if counts[level] else start
        if format_ == "none":
            return ""
        if format_ == "bullet":
            return _BULLET
        return f"{_PLACE.sub(lambda place: self._shown(list_, int(place[1]) - 1), text)} "

    def _of_style(self, paragraph: etree._Element) -> tuple[str, int] | None:
        style = paragraph.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._styles.get(style.get(qn("w:val"), "")) if style is not None else None

    def _shown(self, list_: str, level: int) -> str:
        counts = self._counts[list_]
        count = counts[level] if level < len(counts) else 1
        format_, _, start = self._levels.get((list_, level), ("decimal", "", 1))
        return _written(count or start, format_)


def _numbering(element: etree._Element) -> tuple[str, int] | None:
    """The list that an element belongs to, and at which level."""
    found = element.find(f"./{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None:
        return None
    list_, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    number = list_.get(qn("w:val"), "0") if list_ is not None else "0"
    depth = level.get(qn("w:val"), "0") if level is not None else "0"
    return (number, int(depth)) if number != "0" and depth.isdecimal() else None


def _levels(document: Document) -> Mapping[tuple[str, int], tuple[str, str, int]]:
    """By list and level: how it counts, what it prints and where it begins."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
    levels = {}
    for one in root.findall(qn("w:num")):
        link = one.find(qn("w:abstractNumId"))
        kind = kinds.get(link.get(qn("w:val"))) if link is not None else None
        for level in kind.findall(qn("w:lvl")) if kind is not None else ():
            key = (one.get(qn("w:numId")), int(level.get(qn("w:ilvl"), "0")))
            start = _value(level, "w:start", "1")
            levels[key] = (
                _value(level, "w:numFmt", "decimal"),
                _value(level, "w:lvlText", ""),
                int(start) if start.isdecimal() else 1,
            )
    return levels


def _value(element: etree._Element, name: str, default: str) -> str:
    found = element.find(qn(name))
    value: str = found.get(qn("w:val"), default) if found is not None else default
    return value


def _written(count: int, format_: str) -> str:
    if format_ == "thaiNumbers":
        return str(count).translate(_THAI_DIGITS)
    letters = {"thaiLetters": _THAI_LETTERS, "lowerLetter": _LATIN, "upperLetter": _LATIN.upper()}
    if format_ in letters:
        known = letters[format_]
        return known[(count - 1) % len(known)]
    return str(count)
