"""Entries that ask nearly the same and state different dates, amounts or telephone numbers."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.stated import disagreements
from chatbot.checking.wording import quoted
from chatbot.text.normalise import normalise


class Contradictions(Check):
    """Two answers to nearly one question, of which each states what the other does not."""

    kind = "contradiction"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a pair, with all that they state differently."""
        for pair in examined.near:
            entries = [examined.entries[number] for number in pair[:2]]
            differing = disagreements(*(normalise(entry.answer) for entry in entries))
            if not differing:
                continue
            yield examined.about_entries(
                self.kind,
                Severity.ERROR if pair.same else Severity.WARNING,
                entries,
                f"Two answers to nearly one question, {quoted(entries[0].question)}, differ: "
                f"{'; '.join(map(str, differing))}.",
                "Find out which holds; correct the document, or say in each question for which "
                "case it is asked.",
            )
