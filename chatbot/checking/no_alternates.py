"""Entries that can be found by the official wording alone."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.corpus.curated import ALTERNATES_FILE


class NoAlternates(Check):
    """Entries without any other wording, counted for each document."""

    kind = "no-alternates"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a document."""
        for corpus in examined.corpora:
            bare = [entry for entry in corpus.entries if not corpus.alternates.get(entry.id)]
            if bare:
                yield examined.about_entries(
                    self.kind,
                    Severity.NOTE,
                    bare,
                    f"{len(bare)} of {len(corpus.entries)} entries have no other wording, so that "
                    "people who ask in their own words find them less often.",
                    f"Add some an entry in {ALTERNATES_FILE}, as people really ask.",
                    ALTERNATES_FILE,
                )
