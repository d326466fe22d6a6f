"""Addresses of mailboxes, in a text as :func:`chatbot.personal.digits.alike` gives it."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PRIVATE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|rocketmail|icloud|me|msn|windowslive"
    r"|protonmail|proton|aol|mail)\.(?:com|co|net|me|co\.[a-z]{2}|[a-z]{2})$",
    re.IGNORECASE,
)
# As people type one by hand: spaces about the signs, "at" in words, a provider without its ending.
_NAME = r"[A-Za-z0-9][\w.+-]*"
_AT = r" ?(?:@|\[at\]|\(at\)) ?"
_DOT = r" ?(?:\.|,(?=(?:com?|net|org|go|ac)\b)|\[dot\]|\(dot\)) ?"
_PROVIDER = "(?:gmail|g-mail|hotmail|outlook|yahoo|icloud|live|จีเมล|ฮอตเมล)"
_TYPED = re.compile(
    rf"(?:{_NAME}{_AT}|[ก-๎]{{2,30}}@)[\w-]+(?:{_DOT}[A-Za-z]{{2,}})+"
    rf"|(?:{_NAME}|[ก-๎]{{2,30}})@[ก-๎-]+\.[ก-๎]+"
    rf"|{_NAME}(?:{_AT}| at | ?แอท ?){_PROVIDER}(?:(?:{_DOT}| dot | ?ดอท ?)[a-zก-๎]{{2,4}})*",
    re.ASCII | re.IGNORECASE,
)


def mailboxes(line: str) -> Iterator[re.Match[str]]:
    """Addresses as they should be written."""
    return _ADDRESS.finditer(line)


def typed_mailboxes(line: str) -> Iterator[re.Match[str]]:
    """Addresses as they are typed, too."""
    return _TYPED.finditer(line)


def is_private(address: str) -> bool:
    """Whether an address is at a provider of mailboxes for people."""
    return bool(_PRIVATE.search(address))
