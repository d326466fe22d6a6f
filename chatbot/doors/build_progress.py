"""How far a build is, as bars on the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from chatbot.index.progress import BuildProgress


@contextmanager
def showing_progress() -> Iterator[BuildProgress]:
    """Show the step that a build is at, and how much of it is left; gone when it is done."""
    columns = (
        TextColumn("building: {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("")

        def told(step: str, done: int, of: int) -> None:
            bars.update(task, description=step, completed=done, total=of)

        yield told
