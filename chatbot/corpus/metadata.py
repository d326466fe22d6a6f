"""``document.toml``: what a corpus folder says of its document."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from chatbot.corpus.contact import CONTACT_KEYS, ContactTable, by_name_alone
from chatbot.corpus.fields import Name, Text
from chatbot.corpus.source import Original, Source, read_issued, read_source
from chatbot.corpus.validation import as_model
from chatbot.datatypes import Document, Section
from chatbot.errors import CorpusError
from chatbot.text.months import no_such_day
from chatbot.text.years import BUDDHIST_ERA

METADATA_FILE = "document.toml"

_BUDDHIST_FROM = 2400
_WRITTEN_IN = 2026
_LEAP_DAY = re.compile(r"(?m)^\s*date\s*=\s*((2[4-9]\d\d)-02-29)\b")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class SectionTable(_Table):
    """``[[sections]]``."""

    id: Name
    title: Text


class SourceTable(_Table):
    """``[source]``: the file, how to know it, and how to read it."""

    file: Text
    sha256: Text
    format: Text
    options: dict[str, Any] = Field(default={}, description="a table")


class OriginalTable(_Table):
    """``[[originals]]``: a file as the office gave it, and what it was read as."""

    file: Text
    sha256: Text
    format: Text


class DocumentTable(_Table):
    """The whole of ``document.toml``."""

    id: Name
    version: Name
    title: Text
    date: Annotated[date, Field(description="a date such as 2021-09-10")]
    date_text: Text
    office: Text
    contact: Annotated[
        ContactTable,
        BeforeValidator(by_name_alone),
        Field(description=f"a table of {CONTACT_KEYS}, or a name as a non-empty string"),
    ] = ContactTable()
    source: SourceTable = Field(description="a table with 'file', 'sha256' and 'format'")
    originals: Annotated[tuple[OriginalTable, ...], Strict(False)] = Field(
        default=(), description="tables with 'file', 'sha256' and 'format'"
    )
    sections: Annotated[tuple[SectionTable, ...], Strict(False)] = Field(
        min_length=1, description="tables with 'id' and 'title', one at least"
    )
    joins: dict[str, dict[str, str]] = Field(
        default={}, description="a table of strings for each entry id"
    )

    def document(self) -> Document:
        """The document that it describes."""
        return Document(
            id=self.id,
            version=self.version,
            title=self.title,
            date=self.date,
            date_text=self.date_text,
            office=self.office,
            contact=self.contact.contact(),
        )


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document, its sections, and its source as read.

    :param originals: The office's own files, where the source is a transcript of them.
    :param joins: Per entry id, what joins a cell that crosses a page where it is not one space.
    """

    document: Document
    sections: tuple[Section, ...]
    source: Source
    originals: tuple[Original, ...]
    joins: dict[str, dict[str, str]]


def read_metadata(folder: Path) -> Metadata:
    """Read ``document.toml`` and the source file that it names.

    :param folder: A corpus folder.
    :raises CorpusError: A file is missing, a key is missing or empty, or the source file is not
        the one whose SHA-256 is recorded.
    """
    path = folder / METADATA_FILE
    table = _read_table(path)
    _require_unique("ids", [section.id for section in table.sections], path)
    _require_unique("titles", [section.title for section in table.sections], path)
    source = table.source
    return Metadata(
        document=table.document(),
        sections=tuple(Section(section.id, section.title) for section in table.sections),
        source=read_source(folder / source.file, source.sha256, source.format, source.options),
        originals=tuple(
            Original(one.format, folder / one.file, read_issued(folder / one.file, one.sha256))
            for one in table.originals
        ),
        joins=table.joins,
    )


def read_document(folder: Path) -> Document:
    """What ``document.toml`` says of the document alone.

    :param folder: A corpus folder.
    :raises CorpusError: The file is missing, or a key is missing or empty.
    """
    path = folder / METADATA_FILE
    return _read_table(path).document()


def _read_table(path: Path) -> DocumentTable:
    table = as_model(DocumentTable, _read_toml(path), str(path))
    _require_christian_era(table.date, path)
    return table


def _require_christian_era(found: date, path: Path) -> None:
    """A year that is still to come is one of the Buddhist era: no document is dated so."""
    # A clock that was never set must not turn away every document.
    latest = max(date.today().year, _WRITTEN_IN) + 1
    if found.year <= latest:
        return
    meant = f"{found.year - BUDDHIST_ERA}-{found.month:02}-{found.day:02}"
    remedy = (
        f"Take {BUDDHIST_ERA} off a year of the Buddhist era: write {meant}."
        if found.year >= _BUDDHIST_FROM
        else "Correct it."
    )
    raise CorpusError(
        f"{path}: key 'date' must be a date of the Christian era, {latest} at the latest, found "
        f"{found.isoformat()}. {remedy}"
    )


def _read_toml(path: Path) -> dict[str, Any]:
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read ({error.strerror}). A corpus folder needs this file; "
            "CHATBOT_CORPUS names the folder."
        ) from error
    except ValueError as error:
        # 2567-02-29 is a day of the Buddhist era, and none of the Christian that TOML knows.
        if found := _LEAP_DAY.search(text):
            written, year = found[1], int(found[2]) - BUDDHIST_ERA
            wrong = no_such_day(written)
            raise CorpusError(
                f"{path}: key 'date' must be a date of the Christian era, found {written}. "
                + (
                    f"It is no day of the Buddhist era, either: {wrong}. Correct it."
                    if wrong
                    else f"Take {BUDDHIST_ERA} off a year of the Buddhist era: write {year}-02-29."
                )
            ) from error
        raise CorpusError(
            f"{path}: not TOML in UTF-8 ({error}). Correct it, and save it as UTF-8."
        ) from error
    except RecursionError:
        raise CorpusError(
            f"{path}: nested too deeply to be read. Write the tables plainly."
        ) from None


def _require_unique(names: str, found: list[str], path: Path) -> None:
    if len(set(found)) < len(found):
        raise CorpusError(
            f"{path}: section {names} must be unique, found {', '.join(found)}. Give each its own."
        )
