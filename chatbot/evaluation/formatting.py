"""Numbers as the tables show them."""

from math import ceil

from chatbot.decision.bound import CONFIDENCE
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.latency import Latency
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.stated_bound import StatedBound

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


def duration(latency: Latency | None) -> str:
    """The median and the 99th percentile."""
    if latency is None:
        return NOTHING
    return f"median {latency.median_ms:.2f} ms, 99th percentile {latency.p99_ms:.2f} ms"


def statement(bound: StatedBound | None) -> str:
    """The stated bound in plain words, and whether the share that was asked for is proven."""
    if bound is None:
        return "No question was answered, so nothing can be said of wrong answers."
    # Rounded up: what is said must not be less than what was found.
    upper = ceil(bound.upper * 1000) / 1000
    covered = bound.covered
    reach = (
        f"it holds for {_percent(covered.rate)} of the answerable questions, those that were "
        f"answered ({covered.count} of {covered.n})"
        if covered.rate is not None
        else "no answerable question was asked"
    )
    return (
        f"With {_percent(CONFIDENCE)} confidence at most {_percent(upper)} of the answers given "
        f"are wrong (asked for: at most {_percent(bound.max_wrong)}); observed: "
        f"{bound.wrong.count} of {bound.wrong.n}; {reach}. The share asked for is "
        f"{'proven' if bound.kept else 'not proven'} by these questions."
    )


def visible(text: str) -> str:
    """A text with Python's escapes in place of unprintable characters; line ends stay.

    What was typed may hold characters that hide, reorder or colour what stands around them.
    """
    return "".join(
        character if character.isprintable() or character == "\n" else _escape(character)
        for character in text
    )


def _percent(share: float) -> str:
    return f"{share * 100:.3g} %"


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
