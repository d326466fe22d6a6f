"""Words of official Thai, as people type them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chatbot.corpus.commented import read_commented
from chatbot.drafting.rewriting import WordCutter, replace_all

_FILE = Path(__file__).parent / "everyday.tsv"


def in_everyday_words(question: str, cut: WordCutter) -> Iterator[str]:
    """A question with its official words replaced by everyday ones, where it has any."""
    made = question
    for official, everyday in _pairs():
        made = replace_all(made, official, everyday, cut)
    if made != question:
        yield made


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """The longest official words first, so that none is cut by a shorter one."""
    rows = (text.rstrip("\n").split("\t") for _, text in read_commented(_FILE))
    return tuple(sorted(((row[0], row[1].strip()) for row in rows), key=lambda pair: -len(pair[0])))
