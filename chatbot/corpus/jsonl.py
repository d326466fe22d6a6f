"""JSON lines, read and written, with errors that name the file and the line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from chatbot.corpus.files import read_lines, write_bytes
from chatbot.corpus.validation import M, as_model
from chatbot.errors import CorpusError


def read_models(path: Path, model: type[M]) -> Iterator[tuple[str, M]]:
    """Read the objects of a file, one a line; empty lines are passed over.

    :param path: A UTF-8 file.
    :param model: What each line is.
    :return: Pairs of ``file:line`` and the model.
    :raises CorpusError: The file is missing or a line is no such object; the message names
        the line, and the object's id where it has one.
    """
    for place, value in read_objects(path):
        yield place, as_model(model, value, _with_id(place, value))


def write_models(path: Path, models: Iterable[BaseModel]) -> None:
    """Write a file, one object a line: fields in the model's order, then keys that it only keeps.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    lines = (json.dumps(model.model_dump(), ensure_ascii=False) for model in models)
    # A lone surrogate is no text in UTF-8; a backslash before it is how JSON writes it.
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    write_bytes(path, data)


def read_objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the JSON objects of a file, one a line; empty lines are passed over.

    :param path: A UTF-8 file.
    :return: Pairs of ``file:line`` and the object.
    :raises CorpusError: The file is missing or a line is not a JSON object in UTF-8.
    """
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            value = json.loads(line.decode("utf-8"))
        except ValueError as error:
            raise CorpusError(
                f"{place}: not a line of JSON in UTF-8 ({error}). Correct the line, and save the "
                "file as UTF-8."
            ) from error
        except RecursionError:
            raise CorpusError(
                f"{place}: nested too deeply to be read. Write the object plainly."
            ) from None
        if not isinstance(value, dict):
            raise CorpusError(
                f"{place}: expected a JSON object, found {type(value).__name__}. Put one object "
                "in braces on each line."
            )
        yield place, value


def _with_id(place: str, value: dict[str, Any]) -> str:
    id_ = value.get("id")
    return f"{place} ({id_})" if isinstance(id_, str) and id_ else place
