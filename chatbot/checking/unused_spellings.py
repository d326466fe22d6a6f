"""Terms whose spellings are mended to them, and that stand nowhere."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.curated import SPELLINGS_FILE
from chatbot.text.normalise import normalise


class UnusedSpellings(Check):
    """A term whose spellings are listed, and that the document itself does not have."""

    kind = "unused-spelling"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a term."""
        for corpus in examined.corpora:
            texts = examined.searched_text(corpus)
            for term in dict.fromkeys(corpus.spellings.values()):
                if normalise(term) not in texts:
                    yield examined.about_document(
                        self.kind,
                        Severity.NOTE,
                        corpus.document,
                        SPELLINGS_FILE,
                        f"Questions are mended to {quoted(term)}, which stands in no text of the "
                        "document.",
                        "Take the line out, or begin it with the document's own spelling.",
                    )
