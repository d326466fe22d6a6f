"""A draft before anybody has looked at it, and who makes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from chatbot.datatypes import Entry

Kind = Literal["alternate", "near-miss", "gap"]
DRAFT_KINDS: tuple[Kind, ...] = ("alternate", "near-miss", "gap")
"""Another wording; a question that sounds like the entry and is not answered by it; one beside it
that the document does not answer."""


class Origin(StrEnum):
    """What makes drafts; several that worked together have ``+`` between their names."""

    ABBREVIATION = "abbreviation"
    EVERYDAY = "everyday-words"
    WORDNET = "wordnet"
    SPELLING = "spelling"
    FORM = "question-form"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft.

    :param kind: What it would become.
    :param origin: What made it, e.g. ``question-form+spelling`` or ``model``.
    """

    kind: Kind
    text: str
    origin: str


class Drafter(Protocol):
    """Makes drafts for an entry."""

    model: str | None
    """Name of the model that makes them; None without one."""

    def drafts(self, entry: Entry) -> Iterable[Proposal]:
        """Drafts for an entry, those first that are to be kept of two that are alike.

        :raises EndpointError: None can be had.
        """
