"""Questions that do not find their own entry when they are asked word for word."""

from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.curated import ALTERNATES_FILE
from chatbot.datatypes import Entry
from chatbot.query import Query
from chatbot.retrieval import Retriever


class FindsItself(Check):
    """An official question or an alternate that brings another entry first."""

    kind = "does-not-find-itself"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a question."""
        retriever = Retriever(examined.index)
        for entry, text in zip(examined.entries, examined.questions, strict=True):
            others = examined.alternates.get(entry.key, ())
            for place, query in enumerate((examined.reader.read(text), *others)):
                if (first := self._first(retriever, query, examined, entry)) is not entry:
                    yield self._finding(examined, entry, first, place, query)

    def _first(
        self, retriever: Retriever, query: Query, examined: Examined, own: Entry
    ) -> Entry | None:
        """What comes first for a question; of equals its own entry."""
        ranking = retriever.search(query).ranking()
        if not ranking:
            return None
        best = {hit.key for hit in ranking if hit.score >= ranking[0].score}
        return own if own.key in best else examined.collection.entry(ranking[0].key)

    def _finding(
        self, examined: Examined, entry: Entry, first: Entry | None, place: int, query: Query
    ) -> Finding:
        found = f"brings {quoted(first.question)} first" if first else "brings nothing"
        what = f"Alternate {place}" if place else "The official question"
        return examined.about_entries(
            self.kind,
            Severity.WARNING,
            [entry, *([first] if first else ())],
            f"{what} {quoted(query.typed)} {found}.",
            "Word it by what sets its entry apart, or take it out where it is an alternate.",
            f"{ALTERNATES_FILE}, alternate {place}" if place else "",
        )
