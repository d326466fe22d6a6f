"""Official questions that hold several: a|b|c, a / b, two question marks."""

import re
from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.markup import one_line
from chatbot.text.kinds import kinds_asked
from chatbot.text.normalise import normalise

_BARS = re.compile(r"\s*[|｜]{1,2}\s*")
_SLASHES = re.compile(r"\s+//?\s+")
_MARKS = re.compile(r"[?？]+\s*")
_LEAST = 5
"""Characters of a question; what is shorter is a sign or a number."""


def questions_in(question: str) -> list[str]:
    """The questions that one cell holds.

    A bar parts whatever stands beside it. A stroke parts only where both sides ask, since it also
    stands between two names of one thing; so does a question mark.

    :param question: As printed, on one line.
    :return: At least one.
    """
    if len(parts := _parts(_BARS, question)) > 1:
        return parts
    for pattern in (_SLASHES, _MARKS):
        parts = _parts(pattern, question)
        if len(parts) > 1 and all(kinds_asked(normalise(part)) for part in parts):
            return parts
    return [question]


class SeveralInOne(Check):
    """A question that should be one, with the others as its alternates."""

    kind = "several-in-one"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding an entry."""
        for entry in examined.entries:
            parts = questions_in(one_line(entry.question))
            if len(parts) > 1:
                yield examined.about_entries(
                    self.kind,
                    Severity.WARNING,
                    [entry],
                    f"One question holds {len(parts)}: {quoted(entry.question)}.",
                    "Keep the first as the question and the others as alternates; where they ask "
                    "different things, make an entry of each.",
                )


def _parts(pattern: re.Pattern[str], question: str) -> list[str]:
    parts = [part.strip() for part in pattern.split(question)]
    return [part for part in parts if len(part) >= _LEAST]
