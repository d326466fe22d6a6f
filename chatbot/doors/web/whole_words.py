"""Thai in HTML whose lines end between words alone; not one character is added to its text."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import accumulate

from markupsafe import Markup, escape

from chatbot.doors.web.marked import TAG
from chatbot.text.line_breaks import WIDEST, columns

# Chromium breaks Thai by its own dictionary whatever ``word-break`` says, ``keep-all`` too; what
# stops it is ``white-space: nowrap``, in which lines end at ``wbr`` alone. Hidden from
# accessibility: else a space is heard at each one in the names of links and headings.
_MAY_END = Markup('<wbr aria-hidden="true">')
_WHOLE_WORDS = Markup('<span class="whole-words">{}</span>')
# Wider than a line may be on a small screen in large type: such a one ends inside if it has to.
_WIDE = Markup('<span class="wide">{}</span>')

_BLOCK = re.compile(r"</?(?:p|ul|ol|li|div|br)\b")
_THAI = re.compile("[\u0e01-\u0e4e]")


def whole_words(html: str, units: Callable[[str], tuple[str, ...]]) -> Markup:
    """Let lines end between words alone.

    :param html: Text, which is escaped, or safe HTML, e.g. of
        :func:`chatbot.doors.web.official_text.official_html`.
    :param units: Divides a text into what stays on one line each, see
        :class:`chatbot.text.line_breaks.LineBreaks`.
    :return: Safe HTML with the same text. Links stay as they are, an address breaks anywhere.
    """
    return Markup("").join(
        part if isinstance(part, Markup) else _run(part, units) for part in _parts(escape(html))
    )


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


def _run(parts: list[str], units: Callable[[str], tuple[str, ...]]) -> Markup:
    texts = ["" if part.startswith("<") else unescape(part) for part in parts]
    text = "".join(texts)
    if not _THAI.search(text):
        return Markup("".join(parts))  # noqa: S704
    ends = frozenset(accumulate(map(len, units(text)))) - {len(text)}
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
    if columns(word) <= WIDEST:
        return escape(piece)
    return _WIDE.format(word) + piece[len(word) :]
