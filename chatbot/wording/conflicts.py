"""What is said where the question pins down what the nearest entry contradicts or lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatbot.datatypes import Conflict, ConflictKind, Status

ASKED_SHOWN = 40
"""Longest stretch of a question, in characters, that a message gives back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictWording:
    """The sentences of one language. Names in braces are filled in.

    :param bands: The message, per band that an answer with conflicts can fall in: {conflicts}, and
        what the facts of the answer have.
    :param nearest_entry: The sentence about the nearest entry: {clauses}.
    :param contradicted: Per kind of conflict a clause of it: {asked}, {stated}.
    :param lacking: The same where the entry has nothing in its place: {asked}.
    :param details: Per detail of :mod:`chatbot.understanding.details` its name.
    :param asked: What stands for words of the question that are too long to give back.
    :param listed: Several things: {others}, with commas between them, and {last}.
    """

    bands: Mapping[Status, str]
    nearest_entry: str
    contradicted: Mapping[ConflictKind, str]
    lacking: Mapping[ConflictKind, str]
    details: Mapping[str, str]
    asked: str
    listed: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that can be said, with its blanks."""
        clauses = (*self.contradicted.values(), *self.lacking.values())
        return (*self.bands.values(), self.nearest_entry, *clauses, *self.details.values())

    def said_of(self, conflicts: Sequence[Conflict]) -> str:
        """The sentence about the nearest entry, for the blank {conflicts} of the message."""
        clauses = dict.fromkeys(map(self._clause, conflicts))
        return self.nearest_entry.format(clauses=self._list(tuple(clauses)))

    def _clause(self, conflict: Conflict) -> str:
        clauses = self.contradicted if conflict.stated else self.lacking
        asked = conflict.asked if len(conflict.asked) <= ASKED_SHOWN else self.asked
        stated = _with_their_name_once(conflict.stated)
        if conflict.kind is ConflictKind.DETAIL:
            asked = self.details[conflict.asked]
        return clauses[conflict.kind].format(asked=asked, stated=self._list(stated))

    def _list(self, items: Sequence[str]) -> str:
        *others, last = items or ("",)
        return self.listed.format(others=", ".join(others), last=last) if others else last


def _with_their_name_once(stated: Sequence[str]) -> list[str]:
    # Places in a series: Template 1, 2 and 3.
    first, *others = stated or ("",)
    name = first.rpartition(" ")[0]
    if any(text.rpartition(" ")[0] != name for text in others):
        return list(stated)
    return [first, *(text.rpartition(" ")[2] for text in others)]
