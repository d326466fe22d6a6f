"""The values that travel the corridor from the official document to the answer."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

OFFERED = 3
"""Official questions that are offered at once; more are not read."""


class Status(StrEnum):
    """The band that an answer falls in."""

    ANSWERED = "answered"
    SUGGESTED = "suggested"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one official document.

    :param id: Name of the document, unique among the corpora of an installation.
    :param version: Version of the document; a new printing is a new version.
    :param title: Title as printed, on one line.
    :param date: Date of the document.
    :param date_text: The same date as printed.
    :param office: Office that issued the document.
    :param contact: Whom to ask when the document has no answer (Thai, one phrase).
    """

    id: str
    version: str
    title: str
    date: date
    date_text: str
    office: str
    contact: str


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
    """

    id: str
    document: Document
    section: Section
    number: int
    question: str
    answer: str
    lines: tuple[int, int]
    sha256: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The entry's key across documents and versions."""
        return self.document.id, self.document.version, self.id


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
    """A topic that the document does not answer.

    :param id: Unique within the corpus, ``gap-`` and a number.
    :param topic: What it is about, in Thai.
    :param scope: ``near`` (the document's own subject) or ``far`` (another subject).
    :param reason: One Thai sentence that tells the asker so.
    :param nearest: Ids of the entries that come closest.
    :param queries: Questions that people ask about it.
    """

    id: str
    topic: str
    scope: str
    reason: str
    nearest: tuple[str, ...]
    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer stands: document, section, number, date and place in the source.

    :param lines: First and last line in the source file, 1-based and inclusive.
    :param sha256: Hex digest of the UTF-8 of the cited answer.
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
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and its retrieval score: higher is better, comparable within one question only."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Note:
    """A remark shown beside an answer, e.g. an erratum; never official text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the engine for one question; every door shows the same value.

    :param confidence: Calibrated probability, 0 to 1, that ``ranking[0]`` answers the question.
    :param ranking: Up to ten entries, best first, whatever the status.
    :param answer: The official text when ``status`` is ``answered``, else None.
    :param citations: One citation per official text in ``answer``; empty without one.
    :param message: A Thai reason, greeting or hint; never official text.
    :param suggestions: Ids of official questions to choose from.
    :param repaired_query: The question as mended before the search, None when used as typed.
    :param understood_query: A follow-up made standalone, None when it was one already.
    :param ms: Milliseconds from question to answer.
    """

    status: Status
    confidence: float
    ranking: tuple[Hit, ...] = ()
    answer: str | None = None
    citations: tuple[Citation, ...] = ()
    message: str | None = None
    suggestions: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    repaired_query: str | None = None
    understood_query: str | None = None
    ms: float = field(default=0.0, compare=False)

    @property
    def offered(self) -> tuple[str, ...]:
        """Ids of the official questions that a door shows to choose from, in the order shown.

        The suggestions; beside an official answer the entries that come next in the ranking.
        """
        cited = {citation.entry_id for citation in self.citations}
        nearest = self.suggestions or tuple(hit.id for hit in self.ranking)
        return tuple(id_ for id_ in nearest if id_ not in cited)[:OFFERED]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation: what was asked and what came of it."""

    query: str
    answer: Answer
