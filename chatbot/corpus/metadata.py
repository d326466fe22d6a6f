"""``document.toml``: what a corpus folder says of its document."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
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
    source = take(values, "source", dict, place)
    return Metadata(
        document=Document(
            date=_date(values, place),
            **{key: take(values, key, str, place) for key in _DOCUMENT_STRINGS},
        ),
        sections=_sections(take(values, "sections", list, place), place),
        source=_read_source(folder / take(source, "file", str, place), source, place),
        format=take(source, "format", str, place),
        joins=values.get("joins", {}),
    )


_DOCUMENT_STRINGS = ("id", "version", "title", "date_text", "office", "contact")


def _date(values: dict[str, Any], place: str) -> date:
    found = values.get("date")
    if not isinstance(found, date):
        raise CorpusError(f"{place}: key 'date' must be a date such as 2021-09-10.")
    return found


def _sections(values: list[Any], place: str) -> tuple[Section, ...]:
    sections = tuple(
        Section(take(value, "id", str, place), take(value, "title", str, place)) for value in values
    )
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
