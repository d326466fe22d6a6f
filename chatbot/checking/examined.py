"""What is checked, with what several checks look at, each made once and only when asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from chatbot.checking.finding import Finding, Severity
from chatbot.checking.near import Near, near_pairs
from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document, Entry, EntryKey
from chatbot.index.build import build_index
from chatbot.index.index import Index
from chatbot.index.remembering import remembering
from chatbot.query import Query, QueryReader
from chatbot.text.normalise import normalise


@dataclass(frozen=True)
class Examined:
    """A collection, and the search that would be built from it.

    :param reader: Reads questions; it remembers what it reads, none of which people typed.
    """

    collection: Collection
    reader: QueryReader

    @classmethod
    def of(cls, collection: Collection, reader: QueryReader) -> Self:
        """Make a collection ready to be checked.

        :param reader: As the served documents are read.
        """
        return cls(collection, remembering(reader))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All current entries."""
        return self.collection.entries

    @property
    def corpora(self) -> tuple[Corpus, ...]:
        """The current version of each document."""
        return self.collection.current

    @cached_property
    def index(self) -> Index:
        """The search over it, in memory, nothing fitted."""
        return build_index(self.collection, self.reader)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The official questions in normal form, in the order of the entries."""
        return tuple(normalise(entry.question) for entry in self.entries)

    @cached_property
    def near(self) -> tuple[Near, ...]:
        """Pairs of entries that ask nearly the same."""
        return near_pairs([self.reader.read(text) for text in self.questions], self.index)

    @cached_property
    def alternates(self) -> Mapping[EntryKey, tuple[Query, ...]]:
        """Per entry its other wordings, read; all at once, since a model is faster so."""
        read = {
            key: tuple(map(self.reader.read, texts))
            for key, texts in self.collection.alternates.items()
        }
        if everything := [query for queries in read.values() for query in queries]:
            self.reader.encode(everything)
        return read

    def answers_alike(self, one: Entry, other: Entry) -> float:
        """Cosine of two answers, by the embedding model."""
        answers = [normalise(entry.answer) for entry in (one, other)]
        first, second = self.reader.embedder.encode_passages(answers)
        return float(first @ second)

    def searched_text(self, corpus: Corpus) -> str:
        """All texts of a document that are searched, in normal form, one a line."""
        entries = (text for one in corpus.entries for text in (one.question, one.answer))
        alternates = (text for texts in corpus.alternates.values() for text in texts)
        gaps = (text for gap in corpus.gaps for text in (gap.topic, *gap.queries))
        return "\n".join(map(normalise, (corpus.source, *entries, *alternates, *gaps)))

    def about_entries(
        self,
        kind: str,
        severity: Severity,
        entries: Sequence[Entry],
        matter: str,
        advice: str,
        place: str = "",
    ) -> Finding:
        """A finding about some entries.

        :param entries: At least one.
        :param place: Where to look; the lines of the source when not given.
        """
        first, *_ = entries
        single = self.collection.single
        names = tuple(entry.id if single else str(entry.key) for entry in entries)
        where = place or "; ".join(dict.fromkeys(map(self._lines_of, entries)))
        home = first.document
        return Finding(kind, severity, home.id, home.version, names, where, matter, advice)

    def about_document(
        self,
        kind: str,
        severity: Severity,
        document: Document,
        place: str,
        matter: str,
        advice: str,
    ) -> Finding:
        """A finding about none of the entries, or about more than can be named."""
        return Finding(kind, severity, document.id, document.version, (), place, matter, advice)

    def _lines_of(self, entry: Entry) -> str:
        """The lines of the source that an entry stands in, and what its format calls the place."""
        first, last = entry.lines
        lines = f"line {first}" if first == last else f"lines {first}-{last}"
        corpus = self.collection.corpus(entry.document.id, entry.document.version)
        transcript = corpus.transcript if corpus else ()
        place = transcript[first - 1].place if first <= len(transcript) else ""
        return f"{lines} ({place})" if place else lines
