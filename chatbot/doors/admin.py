"""``chatbot admin``: who may sign in to the editors' pages."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.doors.say import say
from chatbot.settings import load_settings

if TYPE_CHECKING:
    from chatbot.editors import Editors

_Name = Annotated[str, typer.Argument(help="The editor's name, as it is signed in with.")]


def set_password(name: _Name) -> None:
    """Set an editor's password; asked for twice, or the first line of standard input."""
    editors = _editors()
    editors.set_password(name, _password())
    say(f"{name}: set in {editors.path}")


def remove(name: _Name) -> None:
    """Take an editor's password away; who is signed in by that name is out at once."""
    editors = _editors()
    editors.remove(name)
    say(f"{name}: removed from {editors.path}")


def list_editors() -> None:
    """List the editors by name."""
    for name in _editors().names:
        say(name)


def _editors() -> "Editors":
    # Imported here: nothing else on the command line needs it.
    from chatbot.editors import Editors

    return Editors(load_settings().state_dir)


def _password() -> str:
    """Never from the command line, where every process of the machine can read it."""
    if sys.stdin is not None and sys.stdin.isatty():
        password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return password
    line = sys.stdin.buffer.readline() if sys.stdin is not None else b""
    return line.decode("utf-8", errors="replace").rstrip("\r\n")
