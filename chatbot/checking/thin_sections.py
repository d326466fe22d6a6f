"""Sections without entries, or with one."""

from collections import Counter
from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.metadata import METADATA_FILE


class ThinSections(Check):
    """A section title under which nothing, or next to nothing, stands."""

    kind = "thin-section"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a section; none for the only section of a document."""
        for corpus in examined.corpora:
            counts = Counter(entry.section.id for entry in corpus.entries)
            for section in corpus.sections:
                where = f"{METADATA_FILE}, section {section.id!r}"
                if not counts[section.id]:
                    yield examined.about_document(
                        self.kind,
                        Severity.WARNING,
                        corpus.document,
                        where,
                        f"No entry stands under the title {quoted(section.title)}.",
                        "Take the section out, or correct its title to the one that is printed.",
                    )
                elif counts[section.id] == 1 and len(corpus.sections) > 1:
                    yield examined.about_document(
                        self.kind,
                        Severity.NOTE,
                        corpus.document,
                        where,
                        f"One entry alone stands under the title {quoted(section.title)}.",
                        "See whether it belongs to another section.",
                    )
