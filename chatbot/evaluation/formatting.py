"""Numbers as the tables show them."""

from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.proportion import Proportion

NOTHING = "n/a"


def number(value: float | None) -> str:
    """Three decimals."""
    return NOTHING if value is None else f"{value:.3f}"


def mean(estimate: Estimate | None) -> str:
    """The mean of an estimate."""
    return number(estimate.mean if estimate else None)


def interval(value: Estimate | Proportion | None) -> str:
    """The 95 % interval of an estimate or of a proportion; empty without one."""
    if isinstance(value, Proportion):
        bounds = value.interval
    else:
        bounds = (value.low, value.high) if value else None
    return f"{bounds[0]:.3f} - {bounds[1]:.3f}" if bounds else ""


def count(proportion: Proportion) -> str:
    """So many of so many, and the share."""
    return f"{proportion.count} of {proportion.n} = {number(proportion.rate)}"


def visible(text: str) -> str:
    """A text with Python's escapes in place of unprintable characters; line ends stay.

    What was typed may hold characters that hide, reorder or colour what stands around them.
    """
    return "".join(
        character if character.isprintable() or character == "\n" else _escape(character)
        for character in text
    )


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
