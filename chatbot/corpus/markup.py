"""From the HTML fragments of a source cell to Markdown blocks, wording untouched."""

import re
from collections.abc import Iterator

# The second is what word processors print.
BULLETS = "●•"
ITEM_MARKER = "- "

# Only these are markup. Any other ``<`` is wording, e.g. "< 60" or an address in angle brackets,
# which an HTML parser would drop or decode.
_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(rf"{_TAG.pattern}|\n", re.IGNORECASE)
_BULLET = re.compile(f"[{BULLETS}]")


def to_markdown(fragment: str) -> str:
    """Turn a cell's HTML fragment into Markdown paragraphs and list items.

    Known tags, line feeds, ``●`` and ``•`` are markup: a tag or a line feed ends a block, a bullet
    starts a list item. Lists that are never closed end with the cell. Every other character stays
    as it is; runs of white space become one space.

    :param fragment: A cell as it stands in the source, e.g. ``<p>ก</p> <ul> ● ข ● ค``.
    :return: Paragraphs with an empty line between them, items as ``- `` lines.
    """
    result, after_item = "", False
    for is_item, text in _blocks(fragment):
        if result:
            result += "\n" if is_item and after_item else "\n\n"
        result += ITEM_MARKER + text if is_item else _not_an_item(text)
        after_item = is_item
    return result


def squeeze_source(text: str) -> str:
    """Source text without tags, bullets and white space, to compare wordings with."""
    return re.sub(r"\s+", "", _BULLET.sub("", _TAG.sub("", text)))


def squeeze_markdown(text: str) -> str:
    """Markdown made by :func:`to_markdown` without item markers and white space."""
    return re.sub(r"\s+", "", re.sub(f"(?m)^{ITEM_MARKER}", "", text))


def one_line(text: str) -> str:
    """Stored official text on one line, for a button or a title."""
    return " ".join(line.removeprefix(ITEM_MARKER) for line in text.split("\n") if line.strip())


def _not_an_item(text: str) -> str:
    # Wording that begins with a hyphen is kept apart from the marker by a longer space.
    return text.replace(ITEM_MARKER, "-\u00a0", 1) if text.startswith(ITEM_MARKER) else text


def _blocks(fragment: str) -> Iterator[tuple[bool, str]]:
    """The blocks of a fragment: whether it is a list item, and its text on one line."""
    for part in _BREAK.split(fragment):
        first, *items = _BULLET.split(part)
        for is_item, text in [(False, first), *((True, item) for item in items)]:
            if line := " ".join(text.split()):
                yield is_item, line
