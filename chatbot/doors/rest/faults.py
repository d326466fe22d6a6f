"""Which field of a request is wrong, and what it must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chatbot.wording.api.base import ApiWording

MOST_TOLD = 20
"""Fields that are told of at most: a request can have thousands."""


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field that cannot be taken.

    What was sent never stands in it: a field that is not known is told of where it stands in.

    :param place: ``body``, ``query`` or ``path``.
    :param at: The way to it there: names of ours and positions.
    :param kind: What is wrong, as the wording has it.
    :param limits: What fills the wording's blanks.
    """

    place: str
    at: tuple[str | int, ...]
    kind: str
    limits: Mapping[str, Any] = field(default_factory=dict)

    def told(self, words: ApiWording) -> dict[str, str]:
        """As a JSON object.

        A field of the body has a JSON pointer in a fragment, as the example of RFC 9457 has it,
        any other its name.
        """
        where = (
            {"pointer": "#" + "".join(f"/{part}" for part in self.at)}
            if self.place == "body"
            else {"parameter": str(self.at[0]) if self.at else ""}
        )
        sentence = words.fields.get(self.kind, words.field)
        return {**where, "detail": sentence.format(**self.limits)}


def read_faults(errors: Sequence[Any]) -> list[FieldFault]:
    """The faults among what pydantic found.

    :param errors: As ``RequestValidationError.errors()`` gives them.
    """
    return [_fault(error) for error in errors[:MOST_TOLD]]


def _fault(error: Mapping[str, Any]) -> FieldFault:
    place, *at = error["loc"]
    kind = error["type"]
    if kind == "extra_forbidden":
        at.pop()
    limits = error.get("ctx") or {}
    if kind == "value_error":
        # Raised by what a caller sends itself, under a name that the wording has.
        kind = str(limits["error"])
    return FieldFault(str(place), tuple(at), kind, limits)
