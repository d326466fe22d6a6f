"""Terms of the glossary that stand nowhere."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.curated import GLOSSARY_FILE
from chatbot.text.normalise import normalise


class UnusedTerms(Check):
    """A term of the glossary that neither the document nor a curated question has."""

    kind = "unused-term"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a term."""
        for corpus in examined.corpora:
            texts = "\n".join((examined.searched_text(corpus), *corpus.spellings))
            known = {_squeezed(term) for term in corpus.glossary if normalise(term) in texts}
            for term in corpus.glossary:
                # Another way to write a term that is used is there for what people type.
                if normalise(term) not in texts and _squeezed(term) not in known:
                    yield examined.about_document(
                        self.kind,
                        Severity.NOTE,
                        corpus.document,
                        GLOSSARY_FILE,
                        f"The term {quoted(term)} stands in no text of the document.",
                        "Take it out, or write it as the document does.",
                    )


def _squeezed(term: str) -> str:
    return "".join(filter(str.isalnum, normalise(term)))
