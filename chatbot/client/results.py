"""What comes back from a call, as values with names.

A service may be newer than its client: what is not known here is in ``raw``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar
from urllib.parse import urljoin

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class ApiCitation:
    """Where an official text stands.

    :param lines: First and last line in the source file, 1-based and inclusive.
    :param sha256: Hex digest of the UTF-8 of the official answer.
    :param source_url: The document as issued, at this entry; absolute.
    :param entry_url: The page of the entry; absolute.
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
    source_url: str
    entry_url: str

    @classmethod
    def of(cls, value: Mapping[str, Any], url: str) -> "ApiCitation":
        """Read it; its addresses are relative to ``url`` where they are not absolute."""
        known = _known(cls, value)
        for name in ("source_url", "entry_url"):
            known[name] = urljoin(f"{url}/", known[name])
        return cls(**{**known, "lines": tuple(known["lines"])})


@dataclass(frozen=True, slots=True)
class ApiChoice:
    """An official question that can be chosen."""

    id: str
    document: str
    version: str
    question: str
    section: str
    number: int

    @property
    def name(self) -> str:
        """What ``entry`` of a question takes."""
        return f"{self.document}/{self.version}/{self.id}"


@dataclass(frozen=True, slots=True)
class ApiHit:
    """An entry that was found.

    :param document: Only where several documents are served, as ``version``.
    """

    id: str
    score: float
    document: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class ApiNote:
    """An editor's remark beside an official text, never part of it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """The answer to one question; README.md describes its fields.

    :param status: ``answered``, ``suggested`` or ``refused``.
    :param answer: The official text, word for word; None without one.
    :param raw: The whole JSON object.
    """

    id: str
    status: str
    reason: str
    confidence: float
    official_question: str | None
    answer: str | None
    message: str | None
    citations: tuple[ApiCitation, ...]
    choices: tuple[ApiChoice, ...]
    ranking: tuple[ApiHit, ...]
    notes: tuple[ApiNote, ...]
    repaired_query: str | None
    understood_query: str | None
    raw: Mapping[str, Any]

    @property
    def answered(self) -> bool:
        """Whether there is an official text."""
        return self.answer is not None

    @classmethod
    def of(cls, value: Mapping[str, Any], url: str) -> "ApiAnswer":
        """Read it."""
        return cls(
            **{
                **_known(cls, value),
                "citations": tuple(ApiCitation.of(one, url) for one in value["citations"]),
                "choices": _several(ApiChoice, value["choices"]),
                "ranking": _several(ApiHit, value["ranking"]),
                "notes": _several(ApiNote, value["notes"]),
                "raw": value,
            }
        )


@dataclass(frozen=True, slots=True)
class ApiEntry:
    """One official question with its official answer, word for word.

    :param successor: The version of its document that replaced this one; None in the current one.
    """

    name: str
    official_question: str
    answer: str
    citation: ApiCitation
    notes: tuple[ApiNote, ...]
    successor: Mapping[str, str] | None

    @classmethod
    def of(cls, value: Mapping[str, Any], url: str) -> "ApiEntry":
        """Read it."""
        return cls(
            **{
                **_known(cls, value),
                "citation": ApiCitation.of(value["citation"], url),
                "notes": _several(ApiNote, value["notes"]),
            }
        )


@dataclass(frozen=True, slots=True)
class ApiDocument:
    """A document that is served.

    :param source: Where it is read as issued; absolute.
    :param sections: Per id of a section its title.
    :param superseded: Versions that the current one replaced.
    """

    document: str
    version: str
    title: str
    date: str
    date_text: str
    source: str
    entries: int
    state: str
    sections: Mapping[str, str]
    superseded: tuple[str, ...]

    @classmethod
    def of(cls, value: Mapping[str, Any], url: str) -> "ApiDocument":
        """Read it."""
        return cls(
            **{
                **_known(cls, value),
                "source": urljoin(f"{url}/", value["source"]),
                "sections": {one["id"]: one["title"] for one in value["sections"]},
                "superseded": tuple(one["version"] for one in value["superseded"]),
            }
        )


@dataclass(frozen=True, slots=True)
class ApiSuggestion:
    """An official question, or another wording of it, that may be meant.

    :param entry: What ``entry`` of a question takes.
    :param parts: The wording in three: what stands before, what was typed, what follows.
    """

    entry: str
    parts: tuple[str, str, str]

    @property
    def wording(self) -> str:
        """All of it."""
        return "".join(self.parts)

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> "ApiSuggestion":
        """Read it."""
        before, typed, after = value["parts"]
        return cls(value["entry"], (before, typed, after))


def _known(kind: type, value: Mapping[str, Any]) -> dict[str, Any]:
    """What a kind of result has a name for."""
    return {one.name: value[one.name] for one in fields(kind) if one.name in value}


def _several(kind: type[_Result], values: Sequence[Mapping[str, Any]]) -> tuple[_Result, ...]:
    return tuple(kind(**_known(kind, one)) for one in values)
