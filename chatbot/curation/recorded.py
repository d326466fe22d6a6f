"""Changes as JSON values, for whoever keeps what was changed."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from chatbot.curation.alternates import AddAlternate, RemoveAlternate
from chatbot.curation.change import Change
from chatbot.curation.contact import SetContact
from chatbot.curation.errata import AddErratum, RemoveErratum
from chatbot.curation.gaps import AddGap, RemoveGap
from chatbot.curation.judged import AddJudged, RemoveJudged
from chatbot.curation.texts import SetGlossary, SetSpellings

_ONE = TypeAdapter[Any](
    Annotated[
        AddAlternate
        | RemoveAlternate
        | AddGap
        | RemoveGap
        | AddErratum
        | RemoveErratum
        | AddJudged
        | RemoveJudged
        | SetGlossary
        | SetSpellings
        | SetContact,
        Field(discriminator="kind"),
    ]
)


def change_to_json(change: Change) -> str:
    """A change as JSON text."""
    return _ONE.dump_json(change).decode("utf-8")


def change_from_json(text: str) -> Change:
    """Read what :func:`change_to_json` gave.

    :raises ValueError: It is something else.
    """
    change: Change = _ONE.validate_json(text)
    return change
