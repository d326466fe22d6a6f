"""Official wording as HTML: paragraphs, lists and links, not one character changed."""

import re
from itertools import groupby

from markupsafe import Markup

from chatbot.corpus.markup import ITEM_MARKER
from chatbot.doors.web.marked import marked
from chatbot.wording.base import Wording

# Thai has no space between words, so an address ends at the first character that cannot stand
# in one; a full stop or bracket at its end belongs to the sentence. Thai right behind a slash or
# an equals sign is part of a path, as browsers show it.
_THAI_PART = "(?:(?<=[/=_-])[\u0e01-\u0e3a\u0e40-\u0e59]+)"
_ADDRESS = re.compile(
    rf"https?://(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|{_THAI_PART})*"
    rf"(?:[A-Za-z0-9\-_~/#&=+%]|{_THAI_PART})"
)


def official_html(text: str, words: Wording) -> Markup:
    """Render stored official text.

    Only the two constructs that :func:`chatbot.corpus.markup.to_markdown` makes are markup here,
    the empty line and the item marker; ``*``, ``_``, ``#`` and ``<`` stay what they are.

    :param text: An entry's question or answer.
    :param words: What a link is explained in.
    :return: Safe HTML whose text is ``text`` without item markers, white space aside.
    """
    lines = (line for line in text.split("\n") if line.strip())
    blocks = groupby(lines, key=lambda line: line.startswith(ITEM_MARKER))
    return Markup("").join(
        _list(list(group), words) if is_list else _paragraphs(list(group), words)
        for is_list, group in blocks
    )


def _list(lines: list[str], words: Wording) -> Markup:
    items = (Markup("<li>{}</li>").format(_linked(_item(line), words)) for line in lines)
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def _item(line: str) -> str:
    return line.removeprefix(ITEM_MARKER)


def _paragraphs(lines: list[str], words: Wording) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(_linked(line, words)) for line in lines)


def _linked(text: str, words: Wording) -> Markup:
    def link(address: str) -> Markup:
        return Markup(
            '<a href="{0}" target="_blank" rel="noopener noreferrer" title="{1}">{0}</a>'
        ).format(address, words.external_link)

    return marked(text, _ADDRESS, link)
