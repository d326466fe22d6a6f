"""What a caller sent, as steps of a conversation."""

from collections.abc import Iterator, Sequence

from fastapi.exceptions import RequestValidationError

from chatbot.corpus import Collection
from chatbot.corpus.scope import named_scope
from chatbot.datatypes import Chosen, Scope, Step, Typed
from chatbot.doors.rest.asked import Names, StepBody
from chatbot.errors import CorpusError


def read_step(body: StepBody, collection: Collection) -> Step:
    """The step that is asked now.

    :raises RequestValidationError: It names what is not served.
    """
    if body.entry is not None:
        if body.entry not in collection.by_name:
            raise untakeable("unknown_entry", "body", "entry")
        return Chosen(body.entry)
    try:
        return _typed(body, collection)
    except CorpusError as error:
        field = "document" if body.document else "section"
        raise untakeable("unknown_scope", "body", field) from error


def read_earlier(bodies: Sequence[StepBody], collection: Collection) -> Iterator[Step]:
    """The steps before it; one that names what is gone since is left out."""
    for body in bodies:
        if body.entry is not None:
            yield Chosen(body.entry)
            continue
        try:
            yield _typed(body, collection)
        except CorpusError:
            continue


def untakeable(kind: str, *place: str) -> RequestValidationError:
    """The error of a field that can be read, and means nothing here.

    :param kind: As the API's wording has it.
    :param place: The way to the field, e.g. ``body``, ``entry``.
    """
    return RequestValidationError([{"type": kind, "loc": place, "msg": "", "input": None}])


def listed(names: Names) -> list[str]:
    """Names, however many were sent."""
    return [names] if isinstance(names, str) else list(names or ())


def _typed(body: StepBody, collection: Collection) -> Typed:
    assert body.question is not None
    scope: Scope | None = None
    if body.names_scope:
        scope = named_scope(collection, listed(body.document), listed(body.section))
    return Typed(body.question, body.as_typed, scope)
