"""Markdown: read as the page that it makes."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chatbot.importing.blocks import Content, Table
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.fragments import (
    tags_within,
    without_markup,
    witness_fragments,
)
from chatbot.importing.formats.html import read_page
from chatbot.importing.formats.html_witness import witness_page

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n((?:[\w-]+:.*\r?\n|[ \t-].*\r?\n)+?)---[ \t]*(?:\r?\n|\Z)"
)
_TITLE = re.compile(r"(?m)^title:\s*[\"']?(.*?)[\"']?\s*$")
_HEADING = re.compile(r"(?m)^#{1,6}\s+\S")
_RULE = re.compile(r"(?m)^-{3,}[ \t]*$")


class Markdown:
    """CommonMark with tables; HTML in it stays wording."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        text = decode(data)
        content = read_page(_page(text))
        front = _FRONT_MATTER.match(text)
        title = _TITLE.search(front[1]) if front else None
        blocks = tuple(
            without_markup(one) if isinstance(one, Table) else one for one in content.blocks
        )
        problems = (*content.problems, *tags_within(blocks))
        return Content(blocks, problems, title[1] if title else content.title)

    def witness(self, data: bytes) -> str:
        """The text itself, and the text of the page by another parser."""
        text = decode(data)
        return f"{text}\n{witness_fragments(witness_page(_page(text)))}"


def _page(text: str) -> str:
    """The page, each block of which says on which line of the text it begins."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    tokens = parser.parse(_as_meant(text))
    for token in tokens:
        _with_line(token)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _as_meant(text: str) -> str:
    """The text, line by line, as people mean it where CommonMark takes it otherwise.

    What stands before the document between lines of hyphens is text. A footnote is no definition
    of an address. Where headings have ``#`` before them, hyphens under a line are a rule.
    """
    text = _FRONT_MATTER.sub(r"\n\1\n", text, count=1).replace("[^", "\\[^")
    return _RULE.sub("***", text) if _HEADING.search(text) else text


def _with_line(token: Token) -> None:
    if token.map and token.nesting >= 0 and token.block:
        token.attrSet("data-line", str(token.map[0] + 1))


FORMAT: Format = Markdown()
