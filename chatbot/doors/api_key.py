"""``chatbot api-key``: who may call the API by a key."""

from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.doors.say import say
from chatbot.settings import load_settings

if TYPE_CHECKING:
    from chatbot.api_keys import ApiKeys

_Name = Annotated[str, typer.Argument(help="Whose key it is.")]


def add(
    name: _Name,
    per_minute: Annotated[
        int | None,
        typer.Option(help="Questions a minute that it may ask; as many as anybody without it."),
    ] = None,
) -> None:
    """Make a key and print it; it cannot be had a second time."""
    say(_keys().add(name, per_minute))


def remove_key(name: _Name) -> None:
    """Take a key away; it opens nothing from then on."""
    keys = _keys()
    keys.remove(name)
    say(f"{name}: removed from {keys.path}")


def list_keys() -> None:
    """List the keys by name, each with its own limit where it has one."""
    for key in _keys().listed():
        say(f"{key.name}: {key.per_minute} a minute" if key.per_minute else key.name)


def _keys() -> "ApiKeys":
    # Imported here: nothing else on the command line needs it.
    from chatbot.api_keys import ApiKeys

    return ApiKeys(load_settings().state_dir)
