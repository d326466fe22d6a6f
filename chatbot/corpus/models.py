"""A line of each file of a corpus folder, as it is read and written."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from chatbot.corpus.fields import (
    Name,
    Number,
    OtherSpellings,
    QueryText,
    Relevance,
    Span,
    Statuses,
    Term,
    Text,
    Texts,
)
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


class DraftLine(CuratedLine):
    """``drafts.jsonl``: one wording that waits for an editor, and what became of it."""

    id: Text
    kind: Literal["alternate", "near-miss", "gap"] = Field(
        description="one of 'alternate', 'near-miss', 'gap'"
    )
    text: Text
    origin: Text
    status: Literal["open", "accepted", "edited", "dropped"] = Field(
        default="open", description="one of 'open', 'accepted', 'edited', 'dropped'"
    )
    model: Text | None = Field(default=None, description="a non-empty string or null")
    reason: Text | None = Field(default=None, description="a non-empty string or null")
    written: bool = Field(default=False, description="true or false")


class TermLine(BaseModel):
    """``glossary.txt``: one term to keep whole when segmenting."""

    model_config = ConfigDict(frozen=True, strict=True)

    term: Term


class SpellingLine(BaseModel):
    """``spellings.tsv``: a term as the document spells it, and how people do."""

    model_config = ConfigDict(frozen=True, strict=True)

    term: Term
    others: OtherSpellings


class QuestionLine(CuratedLine):
    """``evaluation/queries.jsonl``, ``near_misses*.jsonl``: one query with its judgements."""

    qid: Text
    query: QueryText
    category: Text
    relevance: Relevance


class TurnLine(CuratedLine):
    """One turn of a conversation that is judged."""

    query: QueryText
    relevance: Relevance
    kind: Text | None = Field(default=None, description="a non-empty string")


class ConversationLine(CuratedLine):
    """``evaluation/conversations*.jsonl``: turns that are asked in order."""

    cid: Text
    turns: Annotated[tuple[TurnLine, ...], Strict(False)] = Field(
        min_length=1,
        description="a list of objects with 'query' and 'relevance', one at least",
    )


class CaseTurnLine(CuratedLine):
    """One turn of a case: it is judged by ``relevance``, or picks what the one before offered."""

    query: QueryText
    relevance: Relevance | None = Field(
        default=None, description="an object of grades 0, 1 or 2 by entry id, {} for no answer"
    )
    pick: int | None = Field(
        default=None, ge=1, description="a whole number, the place among what was offered from 1"
    )


class BehaviourLine(CuratedLine):
    """``evaluation/behaviours-*.jsonl``: one case, a conversation whose last turn is judged."""

    cid: Text
    kind: Text
    turns: Annotated[tuple[CaseTurnLine, ...], Strict(False)] = Field(
        min_length=1,
        description="a list of objects with 'query' and either 'relevance' or 'pick', one at least",
    )


class ExpectationLine(BaseModel):
    """What the last turn of a reported case must come to: all that is said, by one key each."""

    # A key that nobody judges would pass for one that is kept.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    status: Statuses | None = Field(
        default=None,
        min_length=1,
        description="a list of 'answered', 'suggested' and 'refused'",
    )
    entry: Texts | None = Field(default=None, min_length=1, description="a list of entry ids")
    offered: Texts | None = Field(default=None, description="a list of entry ids, [] for none")
    both: Texts | None = Field(default=None, min_length=2, description="a list of two entry ids")
    about: Text | None = Field(default=None, description="the id of a section")
    understood_has: Text | None = Field(default=None, description="a non-empty string")
    repaired_lacks: Text | None = Field(default=None, description="a non-empty string")
    message_lacks: Text | None = Field(default=None, description="a non-empty string")
    no_gap_reason: bool = Field(default=False, description="true or false")
    polarity_shown: bool = Field(default=False, description="true or false")


class ReportedLine(CuratedLine):
    """``evaluation/reported*.jsonl``: what went wrong once, and what the last turn must come to."""

    id: Text
    kind: Text
    turns: Annotated[tuple[QueryText, ...], Strict(False)] = Field(
        min_length=1, description="a list of strings, one at least"
    )
    never_answered_with: Texts = Field(default=(), description="a list of entry ids")
    expect: ExpectationLine = Field(
        default=ExpectationLine(), description="an object of what docs/evaluation.md lists"
    )
    as_typed: bool = Field(default=False, description="true or false")


class AttackLine(CuratedLine):
    """``evaluation/attacks.jsonl``: one hostile question."""

    aid: Text
    kind: Text
    query: QueryText
