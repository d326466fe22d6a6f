"""Whom to ask, where that is said to stand in the document and does not."""

import re
from collections.abc import Iterator
from dataclasses import asdict

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus import Corpus
from chatbot.corpus.metadata import METADATA_FILE
from chatbot.datatypes import NAMED_BY_DOCUMENT
from chatbot.text.normalise import normalise

_DETAILS = ("phone", "email", "url", "hours")
_BETWEEN_NUMBERS = re.compile(r"[,;/]|และ|หรือ")


class StatedContact(Check):
    """A telephone, a mailbox, a page or hours that the document is said to name."""

    kind = "contact-not-in-document"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a detail."""
        for corpus in examined.corpora:
            contact = corpus.document.contact
            if contact.source != NAMED_BY_DOCUMENT:
                continue
            for key in _DETAILS:
                shown = asdict(contact)[key]
                if shown and not _stands(key, shown, corpus):
                    yield examined.about_document(
                        self.kind,
                        Severity.WARNING,
                        corpus.document,
                        f"{METADATA_FILE}, contact.{key}",
                        f"{quoted(shown)} is said to be named by the document, and stands in none "
                        "of the lines that were read of it.",
                        "Correct it, or write into 'source' where it was taken from and when.",
                    )


def _stands(key: str, shown: str, corpus: Corpus) -> bool:
    lines = (normalise(" ".join(line.cells)) for line in corpus.transcript)
    if key == "phone":
        numbers = [_digits(one) for one in _BETWEEN_NUMBERS.split(normalise(shown))]
        printed = "\n".join(map(_digits, lines))
        return all(number in printed for number in numbers if number)
    wanted = _squeezed(normalise(shown))
    if key == "url":
        wanted = re.sub(r"^https?://|/$", "", wanted)
    return wanted in "\n".join(map(_squeezed, lines))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _squeezed(text: str) -> str:
    return "".join(text.split())
