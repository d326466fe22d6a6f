"""A line in the terminal."""

import typer


def say(text: str, end: bool = True) -> None:
    """Print a line; Thai whatever the console's encoding is.

    :param end: Whether the line ends.
    """
    typer.echo(text.encode("utf-8", errors="replace"), nl=end)
