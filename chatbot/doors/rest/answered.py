"""What a caller gets: the types of the batch contract's object, and of what stands beside.

They describe; ``tests/doors/rest/test_answered.py`` holds them to what is sent.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from chatbot.datatypes import ConflictKind, Reason, Status
from chatbot.decision.state import CorpusState


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RankedBody(_Sent):
    """An entry that was found."""

    id: str
    document: str | None = Field(default=None, description="Where several documents are served.")
    version: str | None = Field(default=None, description="Where several documents are served.")
    score: float = Field(description="Higher is better, comparable within one question only.")


class CitationBody(_Sent):
    """Where an official text stands."""

    entry_id: str
    document: str
    version: str
    title: str = Field(description="Title of the document, as printed.")
    section: str = Field(description="Title of the section, as printed.")
    number: int = Field(description="Printed number within the section.")
    date: str = Field(description="Date of the document, as YYYY-MM-DD.")
    date_text: str = Field(description="The same date as printed.")
    lines: tuple[int, int] = Field(description="First and last line in the source file, from 1.")
    sha256: str = Field(description="SHA-256 of the official answer in UTF-8, in hex.")
    place: str = Field(description="Where it stands in the office's file; may be empty.")
    source_url: str = Field(
        description="The document as issued, at this entry; relative to the chat window's address "
        "where the operator has not set a public one."
    )
    entry_url: str = Field(description="The page of the entry, likewise.")


class ContactBody(_Sent):
    """Whom to ask; what is not known is left out."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    hours: str | None = None
    source: str | None = None


class ChoiceBody(_Sent):
    """An official question to choose from."""

    id: str
    document: str
    version: str
    question: str = Field(description="Official wording.")
    section: str = Field(description="Title of its section.")
    number: int = Field(description="Printed number within the section.")


class ConflictBody(_Sent):
    """What the question pins down and the nearest entry states otherwise or lacks."""

    kind: ConflictKind
    asked: str
    stated: list[str]


class NoteBody(_Sent):
    """An editor's remark beside an official text, never part of it."""

    kind: str
    text: str


class AnswerBody(_Sent):
    """The answer to one question: the object of the batch contract."""

    qid: Any = Field(description="Null here.")
    id: str = Field(description="Names this answer, e.g. in feedback on it.")
    status: Status
    reason: Reason
    confidence: float = Field(ge=0, le=1)
    ranking: list[RankedBody] = Field(max_length=10)
    official_question: str | None = Field(description="Word for word; of two both.")
    answer: str | None = Field(description="The official answer, word for word; of two both.")
    citations: list[CitationBody]
    message: str | None = Field(description="What is said beside, or in place of, the answer.")
    contact: ContactBody | None
    contacts: list[ContactBody]
    suggestions: list[str]
    offered: list[str] = Field(description="Ids of 'choices', in the order shown.")
    choices: list[ChoiceBody]
    elsewhere: ChoiceBody | None = Field(description="What answers outside the scope asked.")
    conflicts: list[ConflictBody]
    notes: list[NoteBody]
    repaired_query: str | None = Field(description="The question as mended before the search.")
    understood_query: str | None = Field(description="A follow-up made standalone.")
    ms: float = Field(description="Milliseconds from question to answer.")


class SuccessorBody(_Sent):
    """The version that replaced another one."""

    version: str
    date: str
    date_text: str


class EntryBody(_Sent):
    """One official question with its official answer."""

    name: str = Field(description="What 'entry' of a question takes.")
    official_question: str = Field(description="Word for word.")
    answer: str = Field(description="Word for word.")
    citation: CitationBody
    notes: list[NoteBody]
    successor: SuccessorBody | None = Field(
        description="The version of its document that replaced this one; null in the current one."
    )


class VersionBody(_Sent):
    """One version of a document."""

    document: str
    version: str
    title: str
    date: str
    date_text: str
    source: str = Field(description="Where it is read as issued.")


class SectionBody(_Sent):
    """A titled part of a document."""

    id: str
    title: str


class DocumentBody(VersionBody):
    """A document that is served, in its current version."""

    entries: int
    alternates: int
    gaps: int
    judged: int
    state: CorpusState
    sections: list[SectionBody]
    superseded: list[VersionBody]


class DocumentsBody(_Sent):
    """What is served."""

    state: CorpusState
    documents: list[DocumentBody]


class SuggestionBody(_Sent):
    """An official question, or a curated other wording of it, that may be meant."""

    entry: str = Field(description="What 'entry' of a question takes.")
    parts: tuple[str, str, str] = Field(
        description="The wording in three: before, what was typed, after."
    )


class SuggestionsBody(_Sent):
    """Official questions while somebody is still typing."""

    suggestions: list[SuggestionBody]


class FieldProblemBody(_Sent):
    """One field that cannot be taken."""

    pointer: str | None = Field(default=None, description="Of a field of the body.")
    parameter: str | None = Field(default=None, description="Name of any other.")
    detail: str


class ProblemBody(_Sent):
    """A problem, as RFC 9457 describes it."""

    type: str = Field(description="Address that describes problems of this kind.")
    title: str
    status: int
    detail: str = Field(description="In the language that was asked for.")
    detail_th: str
    detail_en: str
    errors: list[FieldProblemBody] | None = Field(default=None, description="With 422.")
