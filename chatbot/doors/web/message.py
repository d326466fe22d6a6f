"""What the browser sends for one step of a conversation, read and checked."""

from dataclasses import dataclass
from typing import Any

from chatbot.conversation import REMEMBERED
from chatbot.datatypes import EVERYTHING, Chosen, Scope, Step, Typed
from chatbot.errors import QueryError


@dataclass(frozen=True, slots=True)
class Message:
    """One step with what it stands on.

    :param step: What was typed or chosen.
    :param earlier: The steps before it, oldest first.
    :param section: Name of the section that the window is restricted to, if any.
    """

    step: Step
    earlier: tuple[Step, ...] = ()
    section: str | None = None


def read_message(value: Any) -> Message:
    """Read what came out of the browser's JSON.

    :param value: ``{"step": …, "earlier": [step, …], "section": name or null}``, where a step is
        ``{"question": text}``, ``{"question": text, "as_typed": true}`` or ``{"entry": name}``. One
        with a question may have ``"document": id``, the one to answer from alone from then on, or
        null for all of them.
    :raises QueryError: It is anything else; the message says what.
    """
    if not isinstance(value, dict):
        raise QueryError(f"message: expected an object, found {type(value).__name__}.")
    earlier = value.get("earlier", [])
    if not isinstance(earlier, list):
        raise QueryError(f"message: 'earlier' must be a list, found {type(earlier).__name__}.")
    section = value.get("section")
    if section is not None and not isinstance(section, str):
        raise QueryError(f"message: 'section' must be a string, found {type(section).__name__}.")
    return Message(
        step=_read_step(value.get("step")),
        earlier=tuple(_read_step(step) for step in earlier[-REMEMBERED:]),
        section=section,
    )


def _read_step(value: Any) -> Step:
    match value:
        case {"question": str(question), "as_typed": bool(as_typed)}:
            return Typed(question, as_typed, _read_scope(value))
        case {"question": str(question)} if "as_typed" not in value:
            return Typed(question, scope=_read_scope(value))
        case {"entry": str(name)}:
            return Chosen(name)
    raise QueryError(
        "message: a step must be an object with a string 'question', and a boolean 'as_typed' if "
        "any, or with a string 'entry'."
    )


def _read_scope(step: dict[str, Any]) -> Scope | None:
    match step:
        case {"document": None}:
            return EVERYTHING
        case {"document": str(document)}:
            return Scope(frozenset({document}))
        case {"document": other}:
            raise QueryError(
                f"message: 'document' must be a string or null, found {type(other).__name__}."
            )
    return None
