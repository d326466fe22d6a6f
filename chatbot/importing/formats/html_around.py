"""What of a page is no part of its text: what is never shown, and what stands around the text."""

import re

from lxml import html

from chatbot.importing.formats.html_text import NEVER_SHOWN

# By its tag or by what it is called.
_AROUND = frozenset({"nav", "footer", "aside", "form", "button"})

_CALLED_AROUND = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|footer|breadcrumbs?|sidebar|cookies?|copyright)\b",
    re.IGNORECASE,
)


def is_left_out(element: html.HtmlElement) -> bool:
    """Whether it is none of the text: it is not shown, or stands around the text."""
    tag = element.tag
    return not isinstance(tag, str) or tag in NEVER_SHOWN or _stands_around(element)


def _stands_around(element: html.HtmlElement) -> bool:
    """Whether it is no part of the text: a menu, a footer."""
    called = f"{element.get('id', '')} {element.get('class', '')} {element.get('role', '')}"
    small = element.tag not in ("html", "body", "main", "article")
    return element.tag in _AROUND or (small and bool(_CALLED_AROUND.search(called)))
