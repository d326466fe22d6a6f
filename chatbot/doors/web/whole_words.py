"""Thai in HTML whose lines end between words alone; not one character is added to its text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import accumulate

from markupsafe import Markup, escape

from chatbot.doors.web.marked import TAG
from chatbot.text.line_breaks import LineBreaks, columns

# Chromium breaks Thai by its own dictionary whatever ``word-break`` says, ``keep-all`` too; what
# stops it is ``white-space: nowrap``, in which lines end at ``wbr`` alone. Hidden from
# accessibility: else a space is heard at each one in the names of links and headings.
_MAY_END = Markup('<wbr aria-hidden="true">')
_WHOLE_WORDS = Markup('<span class="whole-words">{}</span>')
# Such a one ends inside if it has to.
_WIDE = Markup('<span class="wide">{}</span>')

_FITS = 12
"""Columns that fit a line wherever it is: the source page at 320 pixels in the largest type."""
# More than the texts of a document of 1,000 entries.
_REMEMBERED = 4096

_BLOCK = re.compile(r"</?(?:p|ul|ol|li|div|br)\b")
_THAI = re.compile("[\u0e01-\u0e4e]")


def whole_words(html: str, line_breaks: LineBreaks, *, remember: bool) -> Markup:
    """Let lines end between words alone.

    :param html: Text, which is escaped, or safe HTML, e.g. of
        :func:`chatbot.doors.web.official_text.official_html`.
    :param remember: It is kept for the next page with the same text; never to be with anything in
        it that a person typed.
    :return: Safe HTML with the same text. Links stay as they are, an address breaks anywhere.
    """
    # Escaped first: what is kept is found by its characters, and text is no HTML.
    return (_remembered if remember else _whole_words)(escape(html), line_breaks)


def _whole_words(html: Markup, line_breaks: LineBreaks) -> Markup:
    return Markup("").join(
        part if isinstance(part, Markup) else _run(part, line_breaks) for part in _parts(html)
    )


_remembered = lru_cache(maxsize=_REMEMBERED)(_whole_words)


def _parts(html: Markup) -> Iterator[Markup | list[str]]:
    """In order: tags of blocks, and between them the texts and inline tags of one run."""
    run: list[str] = []
    for part in TAG.split(html):
        if _BLOCK.match(part):
            yield run
            run = []
            yield Markup(part)  # noqa: S704
        else:
            run.append(str(part))
    yield run


def _run(parts: list[str], line_breaks: LineBreaks) -> Markup:
    texts = ["" if part.startswith("<") else unescape(part) for part in parts]
    text = "".join(texts)
    if not _THAI.search(text):
        return Markup("".join(parts))  # noqa: S704
    ends = frozenset(accumulate(map(len, line_breaks.units(text)))) - {len(text)}
    shown, at, in_link = [], 0, False
    for part, own in zip(parts, texts, strict=True):
        if part.startswith("<"):
            shown.append(Markup(part))  # noqa: S704
            in_link = part.startswith("<a ") or (in_link and part != "</a>")
        elif own:
            inner = [] if in_link else sorted(ends & set(range(at + 1, at + len(own))))
            for start, end in zip([at, *inner], [*inner, at + len(own)], strict=True):
                piece = own[start - at : end - at]
                shown.append(escape(piece) if in_link else _piece(piece))
                if end in ends:
                    shown.append(_MAY_END)
            at += len(own)
    return _WHOLE_WORDS.format(Markup("").join(shown))


def _piece(piece: str) -> Markup:
    word = piece.rstrip()
    if columns(word) <= _FITS:
        return escape(piece)
    return _WIDE.format(word) + piece[len(word) :]
