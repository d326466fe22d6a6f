"""Markdown: read as the page that it makes."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chatbot.importing.blocks import Content
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.html import read_page, witness_page


class Markdown:
    """CommonMark with tables; HTML in it stays wording."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        return read_page(_page(decode(data)))

    def witness(self, data: bytes) -> str:
        """The text itself, and the text of the page by another parser."""
        text = decode(data)
        return f"{text}\n{witness_page(_page(text))}"


def _page(text: str) -> str:
    """The page, each block of which says on which line of the text it begins."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        _with_line(token)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _with_line(token: Token) -> None:
    if token.map and token.nesting >= 0 and token.block:
        token.attrSet("data-line", str(token.map[0] + 1))


FORMAT: Format = Markdown()
