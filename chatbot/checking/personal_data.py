"""Personal data in what goes online: of staff, of citizens."""

from collections.abc import Iterator
from dataclasses import astuple
from typing import NamedTuple

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.personal import Personal, PersonalData, personal_in
from chatbot.corpus import Corpus
from chatbot.corpus.curated import ALTERNATES_FILE, ERRATA_FILE, GAPS_FILE
from chatbot.corpus.metadata import METADATA_FILE
from chatbot.corpus.questions import QUERIES_FILE
from chatbot.datatypes import Entry

_SEVERITY = {
    Personal.CITIZEN: Severity.ERROR,
    Personal.MOBILE: Severity.WARNING,
    Personal.MAILBOX: Severity.WARNING,
    Personal.NAMED: Severity.WARNING,
    Personal.NAMED_MAILBOX: Severity.NOTE,
}


class _Text(NamedTuple):
    text: str
    place: str
    entry: Entry | None = None


class NoPersonalData(Check):
    """Numbers, mailboxes and names of people."""

    kind = "personal-data"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding for each number and mailbox in a text."""
        for corpus in examined.corpora:
            for text in _texts(corpus):
                for found in dict.fromkeys(personal_in(text.text)):
                    yield self._finding(examined, corpus, text, found)

    def _finding(
        self, examined: Examined, corpus: Corpus, text: _Text, found: PersonalData
    ) -> Finding:
        private = found.what in (Personal.MOBILE, Personal.MAILBOX)
        severity = Severity.ERROR if found.name and private else _SEVERITY[found.what]
        beside = f" beside the name {found.name}" if found.name else ""
        matter = f"A {found.what}{beside}: {found.shown}."
        advice = (
            "Give the office's own number or mailbox in its place, or take it out."
            if found.what is not Personal.CITIZEN
            else "Take it out, also of the file that was issued."
        )
        if text.entry:
            return examined.about_entries(
                self.kind, severity, [text.entry], matter, advice, text.place
            )
        return examined.about_document(
            self.kind, severity, corpus.document, text.place, matter, advice
        )


def _texts(corpus: Corpus) -> Iterator[_Text]:
    """All texts that are shown or kept, each once."""
    contact = filter(None, astuple(corpus.document.contact))
    yield _Text("\n".join(contact), f"{METADATA_FILE}, contact")
    for entry in corpus.entries:
        yield _Text(f"{entry.question}\n{entry.answer}", "", entry)
        for number, text in enumerate(corpus.alternates.get(entry.id, ()), start=1):
            yield _Text(text, f"{ALTERNATES_FILE}, alternate {number}", entry)
        for note in corpus.errata.get(entry.id, ()):
            yield _Text(note.note, ERRATA_FILE, entry)
    for gap in corpus.gaps:
        yield _Text("\n".join((gap.topic, gap.reason, *gap.queries)), f"{GAPS_FILE}, {gap.id}")
    for question in corpus.judged:
        yield _Text(question.query, f"{QUERIES_FILE}, {question.qid}")
