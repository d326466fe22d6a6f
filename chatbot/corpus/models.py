"""A line of each JSON file of a corpus folder, as it is read and written."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from chatbot.corpus.fields import Name, Number, Query, Relevance, Span, Text, Texts
from chatbot.datatypes import Document, Entry, Erratum, Gap


class CuratedLine(BaseModel):
    """A line of a file that people edit: keys of their own are kept when it is written again."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")


class EntryLine(CuratedLine):
    """``entries.jsonl``: one official question with its answer and its place in the source."""

    id: Name
    section: Text
    number: Number
    lines: Span
    question: Text
    answer: Text
    sha256: Text

    @classmethod
    def of(cls, entry: Entry) -> "EntryLine":
        """The line that holds an entry."""
        return cls(
            id=entry.id,
            section=entry.section.id,
            number=entry.number,
            lines=entry.lines,
            question=entry.question,
            answer=entry.answer,
            sha256=entry.sha256,
        )


class AlternatesLine(CuratedLine):
    """``alternates.jsonl``: other ways to ask for one entry."""

    id: Text
    alternates: Texts


class ErratumLine(CuratedLine):
    """``errata.jsonl``: one editor's note."""

    id: Text
    field: Literal["question", "answer"] = Field(description="one of 'question', 'answer'")
    kind: Text
    note: Text

    def erratum(self) -> Erratum:
        """What it says."""
        return Erratum(self.id, self.field, self.kind, self.note)


class GapLine(CuratedLine):
    """``out_of_scope.jsonl``: one topic that the document does not answer."""

    id: Text
    topic: Text
    scope: Literal["near", "far"] = Field(description="one of 'near', 'far'")
    reason: Text
    nearest: Texts
    queries: Texts

    def gap(self, document: Document) -> Gap:
        """What it says of a document."""
        nearest = tuple(map(document.key_of, self.nearest))
        return Gap(self.id, document, self.topic, self.scope, self.reason, nearest, self.queries)


class QuestionLine(CuratedLine):
    """``evaluation/queries.jsonl``: one query with its judgements."""

    qid: Text
    query: Query
    category: Text
    relevance: Relevance


class TurnLine(CuratedLine):
    """One turn of a conversation that is judged."""

    query: Query
    relevance: Relevance
