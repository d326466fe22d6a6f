"""Versions of what has a name in Latin letters: PMQA 4.0, WCAG 2.1."""

import re

_VERSION = re.compile(r"(?<![a-z])([a-z][a-z-]+)\s?(\d{1,2}\.\d{1,2})(?![\d.]|\s*%)")


def versions_in(text: str) -> dict[str, set[str]]:
    """Per name the versions of it that a text names.

    :param text: Normalised.
    :return: E.g. ``{"pmqa": {"4.0"}}``.
    """
    found: dict[str, set[str]] = {}
    for match in _VERSION.finditer(text):
        found.setdefault(match[1], set()).add(match[2])
    return found
