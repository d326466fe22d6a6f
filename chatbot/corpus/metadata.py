"""``document.toml``: what a corpus folder says of its document."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chatbot.corpus.jsonl import take
from chatbot.datatypes import Document, Section
from chatbot.errors import CorpusError

METADATA_FILE = "document.toml"


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document, its sections, and its source text with how to read it.

    :param source: The official text, byte for byte, decoded.
    :param format: Name of the layout, e.g. ``tab-table``.
    :param joins: Per entry id, what joins a cell that crosses a page where it is not one space.
    """

    document: Document
    sections: tuple[Section, ...]
    source: str
    format: str
    joins: dict[str, dict[str, str]]


def read_metadata(folder: Path) -> Metadata:
    """Read ``document.toml`` and the source file that it names.

    :param folder: A corpus folder.
    :raises CorpusError: A file is missing, a key is missing or empty, or the source file is not
        the one whose SHA-256 is recorded.
    """
    path = folder / METADATA_FILE
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read ({error.strerror}). A corpus folder needs this file; "
            "CHATBOT_CORPUS names the folder."
        ) from error
    except ValueError as error:
        raise CorpusError(f"{path}: not TOML in UTF-8 ({error}).") from error
    place = str(path)
    for key in ("id", "version"):
        check_name(take(values, key, str, place), key, place)
    source = take(values, "source", dict, place)
    return Metadata(
        document=Document(
            date=_date(values, place),
            **{key: take(values, key, str, place) for key in _DOCUMENT_STRINGS},
        ),
        sections=_sections(take(values, "sections", list, place), place),
        source=_read_source(folder / take(source, "file", str, place), source, place),
        format=take(source, "format", str, place),
        joins=_joins(values.get("joins", {}), place),
    )


_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_DOCUMENT_STRINGS = ("id", "version", "title", "date_text", "office", "contact")


def _date(values: dict[str, Any], place: str) -> date:
    found = values.get("date")
    if not isinstance(found, date) or isinstance(found, datetime):
        raise CorpusError(f"{place}: key 'date' must be a date such as 2021-09-10.")
    return found


def check_name(name: str, key: str, place: str) -> None:
    """Refuse an id that could not stand in a path and an address.

    :raises CorpusError: It holds anything but small letters, digits and ``-_.``.
    """
    if not _NAME.fullmatch(name):
        raise CorpusError(
            f"{place}: {key} {name!r} may hold small letters, digits, '-', '_' and '.' only, and "
            "must start with a letter or digit."
        )


def _joins(values: Any, place: str) -> dict[str, dict[str, str]]:
    if not isinstance(values, dict) or not all(
        isinstance(join, dict) and all(isinstance(text, str) for text in join.values())
        for join in values.values()
    ):
        raise CorpusError(f"{place}: 'joins' must hold a table of strings for each entry id.")
    return values


def _sections(values: list[Any], place: str) -> tuple[Section, ...]:
    if not all(isinstance(value, dict) for value in values):
        raise CorpusError(f"{place}: each of 'sections' must be a table with 'id' and 'title'.")
    sections = tuple(
        Section(take(value, "id", str, place), take(value, "title", str, place)) for value in values
    )
    for section in sections:
        check_name(section.id, "section id", place)
    ids = [section.id for section in sections]
    if len(set(ids)) < len(ids):
        raise CorpusError(f"{place}: section ids must be unique, found {', '.join(ids)}.")
    return sections


def _read_source(path: Path, source: dict[str, Any], place: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: the source document cannot be read.") from error
    digest = hashlib.sha256(data).hexdigest()
    if digest != take(source, "sha256", str, place):
        raise CorpusError(
            f"{path}: SHA-256 is {digest}, but {place} records {source['sha256']}. The source "
            "must stay byte for byte as issued; restore it, or record a new version."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 ({error}).") from error
