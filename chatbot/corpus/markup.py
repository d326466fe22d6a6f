"""From the HTML fragments of a source cell to Markdown blocks, wording untouched."""

import re
from html import unescape
from html.parser import HTMLParser

BULLET = "●"
ITEM_MARKER = "- "


def to_markdown(fragment: str) -> str:
    """Turn a cell's HTML fragment into Markdown paragraphs and list items.

    Block tags and ``●`` are markup: a tag ends a block, a bullet starts a list item. Lists that
    are never closed end with the cell. Every other character stays as it is; runs of white space
    become one space.

    :param fragment: A cell as it stands in the source, e.g. ``<p>ก</p> <ul> ● ข ● ค``.
    :return: Paragraphs with an empty line between them, items as ``- `` lines.
    """
    parser = _BlockParser()
    parser.feed(fragment)
    parser.close()
    return parser.markdown()


def squeeze_source(text: str) -> str:
    """Source text without tags, bullets and white space, to compare wordings with."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^<>]*>", "", text)).replace(BULLET, ""))


def squeeze_markdown(text: str) -> str:
    """Markdown made by :func:`to_markdown` without item markers and white space."""
    return re.sub(r"\s+", "", re.sub(f"(?m)^{ITEM_MARKER}", "", text))


class _BlockParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[tuple[bool, list[str]]] = [(False, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._blocks.append((False, []))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._blocks.append((False, []))

    def handle_data(self, data: str) -> None:
        first, *items = data.split(BULLET)
        self._blocks[-1][1].append(first)
        self._blocks.extend((True, [item]) for item in items)

    def markdown(self) -> str:
        result, after_item = "", False
        for is_item, parts in self._blocks:
            text = " ".join("".join(parts).split())
            if not text:
                continue
            if result:
                result += "\n" if is_item and after_item else "\n\n"
            result += ITEM_MARKER + text if is_item else text
            after_item = is_item
        return result
