"""The values that travel the corridor from the official document to the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import uuid4

OFFERED = 3
"""Official questions that are offered at once; more are not read."""


NAMED_BY_DOCUMENT = "document"
"""The source of a contact that the document itself names."""


class EntryKey(NamedTuple):
    """Which entry of which version of which document.

    :param document: Name of the document.
    :param version: Version of the document.
    :param entry: The entry's id, unique within the document.
    """

    document: str
    version: str
    entry: str

    def __str__(self) -> str:
        return "/".join(self)


class Status(StrEnum):
    """The band that an answer falls in."""

    ANSWERED = "answered"
    SUGGESTED = "suggested"
    REFUSED = "refused"


class Door(StrEnum):
    """What a question came through."""

    PYTHON = "python"
    COMMAND = "command"
    BATCH = "batch"
    WINDOW = "window"
    API = "api"
    MCP = "mcp"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask when a document has no answer; every part may be missing.

    :param name: Who, in Thai, one phrase.
    :param phone: As an office prints it, e.g. ``0 2356 9999 ต่อ 8888``.
    :param email: An address.
    :param url: Of a page, http or https.
    :param hours: When somebody is there, in words.
    :param source: Where the above was taken from, in words; ``NAMED_BY_DOCUMENT`` for what the
        document itself names.
    """

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    hours: str | None = None
    source: str | None = None

    @property
    def has_details(self) -> bool:
        """Whether it says more than who."""
        return any((self.phone, self.email, self.url, self.hours))


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one official document.

    :param id: Name of the document, unique among those of an installation.
    :param version: Version of the document; a new printing is a new version.
    :param title: Title as printed, on one line.
    :param date: Date of the document.
    :param date_text: The same date as printed.
    :param office: Office that issued the document.
    :param contact: Whom to ask when the document has no answer, as far as that is known.
    """

    id: str
    version: str
    title: str
    date: date
    date_text: str
    office: str
    contact: Contact = Contact()

    @property
    def whom_to_ask(self) -> Contact:
        """The contact with a name: its own, else the office's."""
        return replace(self.contact, name=self.contact.name or self.office)

    def key_of(self, entry_id: str) -> EntryKey:
        """The key of an entry of this version."""
        return EntryKey(self.id, self.version, entry_id)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a document.

    :param id: Short name, the first part of its entries' ids.
    :param title: Title as printed.
    """

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One official question with its official answer.

    :param id: Unique within the document, e.g. ``data-catalog-21``.
    :param document: The document it stands in.
    :param section: The section it stands in.
    :param number: Its printed number within the section.
    :param question: Official wording, as Markdown paragraphs and lists.
    :param answer: Official wording, as Markdown paragraphs and lists.
    :param lines: First and last line in the source file, 1-based and inclusive.
    :param sha256: Hex digest of the UTF-8 of ``answer``.
    :param place: Where a person finds it in the office's file, where lines do not say so, e.g.
        ``แผ่น 2 แถว 14``.
    """

    id: str
    document: Document
    section: Section
    number: int
    question: str
    answer: str
    lines: tuple[int, int]
    sha256: str
    place: str = ""

    @property
    def key(self) -> EntryKey:
        """The entry's key across documents and versions."""
        return self.document.key_of(self.id)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an answer may come from: some documents and some sections, or everything.

    :param documents: Ids of documents, all of whose entries lie within it.
    :param sections: Ids of sections, each with that of its document before it. Where it names
        neither documents nor sections, everything lies within it.
    """

    documents: frozenset[str] = frozenset()
    sections: frozenset[tuple[str, str]] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.documents and not self.sections

    def holds(self, entry: Entry) -> bool:
        """Whether an entry lies within it."""
        return (
            self.everything
            or entry.document.id in self.documents
            or (entry.document.id, entry.section.id) in self.sections
        )

    def touches(self, document_id: str) -> bool:
        """Whether any part of a document lies within it."""
        return (
            self.everything
            or document_id in self.documents
            or any(document_id == document for document, _ in self.sections)
        )


EVERYTHING = Scope()
"""The scope that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """An editor's note on the printed text of one entry, shown beside it and never in its place.

    :param entry_id: The entry it belongs to.
    :param field: ``question`` or ``answer``.
    :param kind: ``date``, ``wording``, ``incomplete`` or ``see-also``.
    :param note: The note, in Thai.
    """

    entry_id: str
    field: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic that a document does not answer.

    :param id: Unique within the document, ``gap-`` and a number.
    :param document: The document that does not answer it.
    :param topic: What it is about, in Thai.
    :param scope: ``near`` (the document's own subject) or ``far`` (another subject).
    :param reason: One Thai sentence that tells the asker so.
    :param nearest: The entries that come closest.
    :param queries: Questions that people ask about it.
    """

    id: str
    document: Document
    topic: str
    scope: str
    reason: str
    nearest: tuple[EntryKey, ...]
    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer stands: document, section, number, date and place in the source.

    :param lines: First and last line in the source file, 1-based and inclusive.
    :param sha256: Hex digest of the UTF-8 of the cited answer.
    :param place: Where a person finds it in the office's file; empty where the lines say so.
    """

    entry_id: str
    document: str
    version: str
    title: str
    section: str
    number: int
    date: str
    date_text: str
    lines: tuple[int, int]
    sha256: str
    place: str

    @classmethod
    def of(cls, entry: Entry) -> "Citation":
        """The citation of an entry."""
        return cls(
            entry_id=entry.id,
            document=entry.document.id,
            version=entry.document.version,
            title=entry.document.title,
            section=entry.section.title,
            number=entry.number,
            date=entry.document.date.isoformat(),
            date_text=entry.document.date_text,
            lines=entry.lines,
            sha256=entry.sha256,
            place=entry.place,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found.

    :param key: The entry's.
    :param score: Of the search: higher is better, comparable within one question only.
    """

    key: EntryKey
    score: float


@dataclass(frozen=True, slots=True)
class Note:
    """A remark shown beside an answer, e.g. an erratum; never official text.

    :param kind: Of an erratum, see :class:`Erratum`.
    :param text: What is shown, in Thai.
    :param key: The entry that it belongs to.
    """

    kind: str
    text: str
    key: EntryKey


class Reason(StrEnum):
    """Why an answer came out as it did; what a person reads is worded from it and the facts."""

    ANSWER = "answer"
    """Official text, found by the question."""
    CHOSEN = "chosen"
    """Official text, chosen from a list or by its number."""
    AGAIN = "again"
    """Official text shown before, which answers this turn too."""
    SEVERAL = "several"
    """Official texts, one for each of the questions of one message."""
    PARTLY = "partly"
    """Official text for one of the questions of one message; the other has none that is sure."""
    CHOSEN_BY_MODEL = "chosen_by_model"
    UNSURE = "unsure"
    """Some official questions are near, none of them surely."""
    NOT_COVERED = "not_covered"
    """No official question is near."""
    GAP = "gap"
    """A topic that is known not to be in a document."""
    CONFLICT = "conflict"
    """The question pins down what the nearest document speaks of otherwise, e.g. another year."""
    TOPIC = "topic"
    """A bare term of a document; what is asked about it is left open."""
    SAME_QUESTION = "same_question"
    """Several documents have this question; which of them is meant is left open."""
    ELSEWHERE = "elsewhere"
    """The question is answered outside the scope that it was asked in."""
    COMPARISON = "comparison"
    """Two terms are compared, and no entry speaks of both."""
    INCOMPLETE = "incomplete"
    """A bare why or when, and nothing before it that it could be about."""
    BEYOND_QUOTING = "beyond_quoting"
    """Work, an opinion or a forecast is asked for, which no official text can be."""
    SMALL_TALK = "small_talk"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NONE_OF_THESE = "none_of_these"
    """None of the official questions offered just before is the one that was meant."""
    NOT_OFFERED = "not_offered"
    """A number was picked that was not among the choices, or nothing has been offered yet."""


class ConflictKind(StrEnum):
    """What a question pins down."""

    YEAR = "year"
    NUMBER = "number"
    """A place in a series, a step of a scale, a count: Template 4, ขั้นสูง, 20 agenda."""
    NAME = "name"
    """A system, an assessment, an award, a body: ITA, eMENSCR, สำนักงบประมาณ."""
    CONDITION = "condition"
    """The case for which alone an entry holds, and which the question leaves out."""
    POLARITY = "polarity"
    """What those whom the question is about are not: หน่วยงานที่ไม่ใช่เจ้าภาพ."""
    DETAIL = "detail"
    """A detail that only its own sign could state: an amount of money, a time, an address."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a question pins down and the nearest entry states otherwise, lacks or limits.

    :param kind: What kind of thing it is.
    :param asked: As the question has it, e.g. ``2565``.
    :param stated: What the entry has in its place, e.g. ``2564``; empty when it has nothing.
    """

    kind: ConflictKind
    asked: str
    stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An official question that a person can choose.

    :param key: The entry's.
    :param question: Official wording, as Markdown paragraphs and lists.
    :param document: Title of its document.
    :param section: Title of its section.
    :param number: Its printed number within the section.
    """

    key: EntryKey
    question: str
    document: str
    section: str
    number: int

    @classmethod
    def of(cls, entry: Entry) -> "Choice":
        """The choice that an entry is."""
        return cls(
            entry.key, entry.question, entry.document.title, entry.section.title, entry.number
        )


def new_answer_id() -> str:
    """A name for an answer that no other has: 32 hexadecimal digits at random."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Difference:
    """What a question and an official question do not share.

    :param asked: Words that only the question has, normalised, in its order.
    :param official: Words that only the official question has, alike.
    """

    asked: tuple[str, ...] = ()
    official: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the engine for one question; every door shows the same value.

    It explains itself: what is shown needs nothing else but words for ``reason``.

    :param status: The band.
    :param reason: Why; it speaks no language.
    :param confidence: Calibrated probability, 0 to 1, that ``ranking[0]`` answers the question.
    :param ranking: Up to ten entries, best first, whatever the status.
    :param entries: The entries whose official text is given; empty unless ``answered``.
    :param facts: What the words for ``reason`` mention, by name: ``contact``, ``gap``,
        ``length``, ``limit``, ``count``, ``kind``, ``elsewhere``; ``answered`` and ``open``, the
        two questions of a message of which one is answered. With an official text of a version
        that was replaced, ``successor``: the date, as printed, of the one that replaced it. Where
        not everything was searched, ``scope``: the titles of what was.
    :param contacts: Whom to ask, where ``contact`` of the facts names somebody: each has a name.
    :param choices: Official questions to choose from, in the order shown.
    :param notes: Remarks beside the official text.
    :param conflicts: What the question pins down and the best entry contradicts or lacks.
    :param doubtful: Whether an official text is given that may well not be the one asked for.
    :param difference: Where it is doubtful, what the question and the official one do not share.
    :param elsewhere: The official question that answers outside the scope, and only there.
    :param repaired_query: The question as mended before the search, None when used as typed.
    :param understood_query: A follow-up made standalone, None when it was one already.
    :param id: Names this answer, e.g. in feedback on it; never the same twice.
    :param ms: Milliseconds from question to answer.
    """

    status: Status
    reason: Reason
    confidence: float = 0.0
    ranking: tuple[Hit, ...] = ()
    entries: tuple[Entry, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    choices: tuple[Choice, ...] = ()
    notes: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubtful: bool = False
    difference: Difference | None = None
    elsewhere: Choice | None = None
    repaired_query: str | None = None
    understood_query: str | None = None
    id: str = field(default_factory=new_answer_id, compare=False)
    ms: float = field(default=0.0, compare=False)

    @property
    def answer(self) -> str | None:
        """The official text, word for word, of all ``entries``; None without any."""
        return "\n\n".join(entry.answer for entry in self.entries) or None

    def notes_of(self, entry: Entry) -> tuple[Note, ...]:
        """The remarks beside one of ``entries``."""
        return tuple(note for note in self.notes if note.key == entry.key)

    @property
    def official_question(self) -> str | None:
        """The official question of all ``entries``, as ``answer``; None without any."""
        return "\n\n".join(entry.question for entry in self.entries) or None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """One citation per official text in ``answer``."""
        return tuple(map(Citation.of, self.entries))


@dataclass(frozen=True, slots=True)
class Typed:
    """A step of a conversation: a question in the asker's own words.

    :param as_typed: Whether it is to be searched as it stands, nothing mended.
    :param scope: Where the answer may come from, from this step on; None keeps what the
        conversation has.
    """

    question: str
    as_typed: bool = False
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step of a conversation: an official question picked from a list.

    :param name: The entry's, as :attr:`chatbot.corpus.collection.Collection.by_name` has it.
    """

    name: str


Step = Typed | Chosen


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation: what was asked and what came of it.

    :param query: As typed; of a chosen entry its official question.
    :param answer: What it got.
    :param typed: Whether a person typed it.
    :param picked_for: Where it picked one of the official questions offered before in place of an
        answer, or beside a doubtful one: the question that they were offered for, standalone. Else
        empty.
    :param hidden: How many characters that nobody sees were taken out of what was typed.
    """

    query: str
    answer: Answer
    typed: bool = True
    picked_for: str = ""
    hidden: int = 0
