"""Where a link leads, put behind its text: an answer is read where nothing can be clicked.

One rule for all formats: the address of a page, a mailbox or a telephone goes in brackets behind
the text of its link, unless that text shows it. A link within the file, or to a file beside it, has
no address that people could be shown; the latter is told.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, unquote, urlsplit

from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.text.normalise import on_one_line

_NOT_TO_COMPARE = re.compile(r"https?://|/$|[\s()-]")
_HARMLESS = ("#", "javascript:", "about:")
_REDIRECT = ("www.google.com", "/url")


def behind(target: str, shown: str) -> str:
    """What goes behind a link's text: a space and the address in brackets, or nothing.

    :param target: As the file has it.
    :param shown: The text of the link.
    """
    address = shown_address(target)
    return f" ({address})" if address and _bare(address) not in _bare(shown) else ""


def shown_address(target: str) -> str:
    """The address that a target is, as people write it; empty where it is none."""
    target = target.strip()
    scheme, _, rest = target.partition(":")
    match scheme.lower():
        case "http" | "https":
            return _behind_redirect(target).replace(" ", "%20")
        case "mailto":
            return unquote(rest.partition("?")[0])
        case "tel":
            return unquote(rest)
    return ""


def is_lost(target: str) -> bool:
    """Whether a target leads to a file of which only its place beside this one is said."""
    target = target.strip()
    return bool(target) and not target.startswith(_HARMLESS) and not shown_address(target)


def lost_links(lost: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """What to tell of links to files beside the one that is read.

    :param lost: Place and text of each.
    """
    found = list(lost)
    if not found:
        return ()
    place, shown = found[0]
    what = f"{len(found)} link(s) without a whole address, the first behind"
    return (
        Problem(
            place,
            f"{what} {on_one_line(shown)[:40]!r}; where they lead is not shown",
            "Give them the whole address, from https:// on, if people are to open them.",
            ProblemSeverity.NOTE,
        ),
    )


def _bare(text: str) -> str:
    return _NOT_TO_COMPARE.sub("", unquote(text).casefold())


def _behind_redirect(address: str) -> str:
    """The page behind that of Google which its documents put before every link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if (parts.netloc, parts.path) == _REDIRECT:
        return next(iter(parse_qs(parts.query).get("q", ())), address)
    return address
