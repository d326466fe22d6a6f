"""Answers that are longer than what one reads on a telephone."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.width import width
from chatbot.corpus.markup import one_line

_LONGEST = 1500
"""Places of the longest answer. The window shows some 40 of them a line and 25 lines a screen on
a telephone 360 pixels wide: this is a screen and a half."""


class LongAnswers(Check):
    """An answer that nobody reads to its end while standing in a queue."""

    kind = "long-answer"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding an entry."""
        for entry in examined.entries:
            if (long := width(one_line(entry.answer))) > _LONGEST:
                yield examined.about_entries(
                    self.kind,
                    Severity.NOTE,
                    [entry],
                    f"The answer is {long:,} characters long, marks above and below not counted; "
                    f"{_LONGEST:,} are what one reads on a telephone.",
                    "Make an entry of each part, with the question that it answers.",
                )
