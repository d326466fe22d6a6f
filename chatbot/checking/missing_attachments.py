"""Answers that point to an attachment, a link or a picture that does not stand in them."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.empty_answers import says_nothing
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.pointers import ADDRESS, POINTER
from chatbot.checking.wording import quoted
from chatbot.corpus.markup import one_line
from chatbot.text.normalise import normalise


class MissingAttachments(Check):
    """An answer that sends its reader to something that cannot be opened from it."""

    kind = "missing-attachment"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding an entry that says something else; what says nothing is an empty answer."""
        for entry in examined.entries:
            text = normalise(one_line(entry.answer))
            pointer = POINTER.search(text)
            if pointer and not ADDRESS.search(text) and not says_nothing(text):
                yield examined.about_entries(
                    self.kind,
                    Severity.WARNING,
                    [entry],
                    f"The answer to {quoted(entry.question)} points to something that is not "
                    f"there: {quoted(pointer[0])}.",
                    "Give its address in the answer, or write what it says.",
                )
