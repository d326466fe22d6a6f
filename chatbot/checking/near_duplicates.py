"""Official questions that ask nearly the same in other words."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted

_ANSWERS_ALIKE = 0.6
"""Cosine of two answers from which they say much the same: two answers that do not are of two
questions, however alike these are worded."""


class NearDuplicates(Check):
    """Two official questions of one meaning, answered alike."""

    kind = "near-duplicate"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a pair."""
        for pair in examined.near:
            entries = [examined.entries[number] for number in pair[:2]]
            if pair.same or examined.answers_alike(*entries) < _ANSWERS_ALIKE:
                continue
            first, second = (quoted(entry.question) for entry in entries)
            yield examined.about_entries(
                self.kind,
                Severity.WARNING,
                entries,
                f"Two entries ask nearly the same: {first} and {second}.",
                "Keep one, with the other as an alternate; or say in each what sets it apart.",
            )
