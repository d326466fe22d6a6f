"""Official questions that are equal in normal form: only one of their answers is ever found."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted


class Duplicates(Check):
    """Two official questions that are the same text."""

    kind = "duplicate"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding for each question that stands more than once."""
        places: dict[str, list[int]] = {}
        for number, question in enumerate(examined.questions):
            places.setdefault(question, []).append(number)
        for numbers in places.values():
            if len(numbers) < 2:
                continue
            entries = [examined.entries[number] for number in numbers]
            yield examined.about_entries(
                self.kind,
                Severity.ERROR,
                entries,
                f"{len(entries)} entries ask the same: {quoted(entries[0].question)}.",
                "Keep one of them, or say in each question what sets it apart.",
            )
