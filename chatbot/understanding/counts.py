"""How many of a kind: 12 agenda, 10 focus areas."""

import re

from chatbot.text.stop_words import stop_words

_COUNT = re.compile(r"(?<![\d.,])(\d{1,3})\s+([a-z]{3,})")
# Of these an entry states many amounts, each for something else.
_MEASURES = frozenset(
    {
        *("day", "month", "year", "week", "hour", "minute", "baht", "percent", "people", "time"),
        *("point", "page", "mb", "gb", "kb"),
    }
)


def counts_in(text: str) -> dict[str, set[int]]:
    """Per kind of thing how many of it a text names.

    Only of kinds named in Latin letters: terms that keep their form. Thai counts units such as
    days and baht, of which one text has many.

    :param text: Normalised.
    :return: E.g. ``{"agenda": {12}}``.
    """
    found: dict[str, set[int]] = {}
    for match in _COUNT.finditer(text):
        kind = match[2].removesuffix("s")
        if {match[2], kind}.isdisjoint(_MEASURES) and {match[2], kind}.isdisjoint(stop_words()):
            found.setdefault(kind, set()).add(int(match[1]))
    return found
