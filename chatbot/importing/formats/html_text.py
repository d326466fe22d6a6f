"""What an element of a page shows: a line a block, as a browser sets it."""

import re
from collections.abc import Collection, Iterable

from lxml import html
from lxml.html import defs

from chatbot.importing.formats.html_tree import parsed
from chatbot.importing.formats.links import behind

_BULLET = "● "

NEVER_SHOWN = frozenset(
    {"del", "s", "strike", "script", "style", "noscript", "template", "head", "iframe", "object"}
)
"""Tags of what no browser shows, or shows as no longer valid."""

# As lxml lists them, without what HTML 5 brought and what holds the page together.
BLOCKS = defs.block_tags | frozenset(
    [
        "article",
        "aside",
        "body",
        "details",
        "figure",
        "footer",
        "header",
        "html",
        "main",
        "nav",
        "section",
        "summary",
    ]
)
"""Tags of what stands on lines of its own."""

_BLOCK = re.compile(rf"<(?:br|{'|'.join(sorted(BLOCKS))})\b", re.IGNORECASE)


def shown_text(fragment: str) -> str:
    """What a piece of HTML shows, a line a block.

    :param fragment: Without a block in it, its own line breaks count.
    """
    root = parsed(fragment if _BLOCK.search(fragment) else fragment.replace("\n", "<br>"))
    return element_text(root)


def element_text(element: html.HtmlElement | None, skip: Collection[html.HtmlElement] = ()) -> str:
    """What an element shows, a line a block, addresses behind what they are linked from."""
    if element is None:
        return ""
    parts: list[str] = []
    collect(element, parts, skip)
    return joined_lines(parts)


def joined_lines(parts: Iterable[str]) -> str:
    """What was collected, as lines without white space around them, the empty ones left out."""
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def flat(text: str | None) -> str:
    """Text between tags: its line breaks are spaces."""
    return (text or "").replace("\n", " ")


def collect(
    element: html.HtmlElement, parts: list[str], skip: Collection[html.HtmlElement]
) -> None:
    """Collect what an element shows.

    :param parts: Gets it, with a line break where one is.
    :param skip: Elements within it that are passed over.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in NEVER_SHOWN or element in skip:
        return
    block = tag in BLOCKS
    parts.append("\n" if block else "")
    parts.append(_marker(element))
    parts.append(flat(element.text))
    for child in element:
        parts.append("\n" if child.tag == "br" else "")
        collect(child, parts, skip)
        parts.append(flat(child.tail))
    if tag == "a":
        parts.append(behind(element.get("href") or "", element.text_content()))
    parts.append("\n" if block else "")


def _marker(element: html.HtmlElement) -> str:
    """What a browser puts before an item of a list."""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return _BULLET
    start = parent.get("start", "1")
    first = int(start) if start.isdecimal() else 1
    return f"{first + sum(1 for _ in element.itersiblings('li', preceding=True))}. "
