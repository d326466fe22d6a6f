"""How official text is quoted in a finding."""

from chatbot.checking.width import shortened
from chatbot.corpus.markup import one_line

_QUOTED = 70


def quoted(text: str) -> str:
    """Text between quotation marks, on one line and short enough to be one line of a terminal."""
    return f"“{shortened(one_line(text), _QUOTED)}”"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, e.g. ``1 entry``."""
    return f"{number} {one if number == 1 else many}"
