"""JSON lines with errors that name the file and the line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chatbot.errors import CorpusError


def read_objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the JSON objects of a file, one a line; empty lines are passed over.

    :param path: A UTF-8 file.
    :return: Pairs of ``file:line`` and the object.
    :raises CorpusError: The file is missing or a line is not a JSON object in UTF-8.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}).") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            value = json.loads(line.decode("utf-8"))
        except ValueError as error:
            raise CorpusError(f"{place}: not a line of JSON in UTF-8 ({error}).") from error
        if not isinstance(value, dict):
            raise CorpusError(f"{place}: expected a JSON object, found {type(value).__name__}.")
        yield place, value


def take(value: dict[str, Any], key: str, kind: type, place: str) -> Any:
    """A required key of an object, checked for its type and for not being empty.

    :raises CorpusError: The key is missing, of another type, or empty; the message names all three.
    """
    found = value.get(key)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise CorpusError(
            f"{place}: key {key!r} must be of type {kind.__name__}, found {type(found).__name__}."
        )
    if found == kind() and kind is not int:
        raise CorpusError(f"{place}: key {key!r} is empty.")
    return found


def take_strings(value: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    """A required list of non-empty strings; the list itself may be empty.

    :raises CorpusError: The key is missing or holds anything else.
    """
    found = value.get(key)
    if not isinstance(found, list) or not all(isinstance(x, str) and x.strip() for x in found):
        raise CorpusError(f"{place}: key {key!r} must be a list of non-empty strings.")
    return tuple(found)
