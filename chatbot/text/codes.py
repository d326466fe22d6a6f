"""Numbers and Latin words: what an answer cannot paraphrase."""

import re

_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[a-z]{2,}")


def codes(text: str) -> set[str]:
    """Numbers and Latin words of a normalised text."""
    return {*_NUMBER.findall(text), *_LATIN.findall(text)}
