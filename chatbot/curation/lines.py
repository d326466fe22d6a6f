"""A file of lines, read and written again."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.validation import M, as_model


def lines_of(path: Path, model: type[M]) -> list[M]:
    """The lines of a file; none where there is no file.

    :raises CorpusError: A line cannot be read.
    """
    return [line for _, line in read_models(path, model)] if path.exists() else []


def write_lines(path: Path, lines: Iterable[BaseModel]) -> None:
    """Write a file anew; one without any line is taken away.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    kept = [*lines]
    if kept:
        path.parent.mkdir(exist_ok=True)
        write_models(path, kept)
    else:
        path.unlink(missing_ok=True)


def checked(line: M, place: str) -> M:
    """A line as it would be read again: who made it may have passed by what its model asks.

    :param place: Where it is to stand, for the message.
    :raises CorpusError: It could not be read again.
    """
    return as_model(type(line), line.model_dump(), place)
