"""From values as parsed to a model, with errors that say what was expected and what was found."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from chatbot.errors import CorpusError

M = TypeVar("M", bound=BaseModel)

_SHOWN = 60


def as_model(model: type[M], value: Mapping[str, Any], place: str) -> M:
    """Make a model of an object.

    :param model: The descriptions of its fields say in the message what each must be.
    :param place: Where the object stands, e.g. ``file:line``.
    :raises CorpusError: It cannot be made; the message names the place, the key, what must stand
        there and what was found.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        (first, *_) = error.errors(include_url=False, include_context=False)
        raise CorpusError(f"{place}: {_explain(model, first)}") from None


def _explain(model: type[BaseModel], error: Mapping[str, Any]) -> str:
    key, expected, rest = _walk(model, error["loc"])
    # A default that a model does not accept beside other keys was left out as well.
    if error["type"] == "missing" or (error["type"] == "value_error" and error["input"] is None):
        return f"key {key!r} must be {expected}, but it is missing."
    found = repr(error["input"])
    found = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"
    return f"key {key!r} must be {expected}, found {found}{f' at {rest}' if rest else ''}."


def _walk(model: type[BaseModel], loc: Sequence[int | str]) -> tuple[str, str, str]:
    """Where an error is: the key that a model knows, what must be there, and the way within it."""
    inner: type[BaseModel] | None = model
    expected, known = "", 0
    for number, part in enumerate(loc, start=1):
        if inner is None or (isinstance(part, str) and part not in inner.model_fields):
            break
        if isinstance(part, str):
            # The number of an item is part of the way to a key in it, else of what was found.
            known = number
            field = inner.model_fields[part]
            expected, inner = field.description or "", _model_in(field.annotation)
    counted = [str(part + 1) if isinstance(part, int) else part for part in loc]
    return ".".join(counted[:known]), expected, ".".join(counted[known:])


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation is, or that its items are."""
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None
