"""How large a file may be, so that none takes the machine with it."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from chatbot.errors import DocumentFileError

LARGEST_FILE = 50_000_000
"""Bytes of a file; a document of questions and answers has a few hundred thousand."""

MOST_COLUMNS = 200
"""Columns of a table that are read; a table of questions has a handful."""

MOST_ROWS = 20_000
"""Rows and paragraphs of a file that are read; four times what a large office has."""

# Of XML once unpacked: openpyxl takes some ten times as much memory.
_LARGEST_PART = 24_000_000
_LARGEST_WHOLE = 40_000_000
# With pictures, each of which python-docx holds in memory as it is.
_LARGEST_WITH_PICTURES = 150_000_000
_LONGEST_BEGINNING = 64
_XML_ENDINGS = (".xml", ".rels")
# As text begins in UTF-8 and UTF-16; no picture does.
_XML_BEGINNINGS = (b"<", b"\x00<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LONGEST_CELL = 100_000


def read_file(path: Path) -> bytes:
    """The bytes of an office's file.

    :raises DocumentFileError: It is not there, is no file, is empty or too large.
    """
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "no such file"
            raise DocumentFileError(f"{path}: {what}. Name the office's file itself.")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise DocumentFileError(
                f"{path}: {size / 1e6:.0f} MB; at most {LARGEST_FILE / 1e6:.0f} MB are read. Take "
                "out pictures, or split the file."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentFileError(f"{path}: cannot be read ({error}).") from error
    if not data:
        raise DocumentFileError(f"{path}: is empty. Name the file that holds the questions.")
    return data


def open_office_file(data: bytes) -> zipfile.ZipFile:
    """A file of Word or Excel, opened as the archive that it is, once it is known to be harmless.

    Looks at what it says of itself only; nothing is unpacked but what is small enough.

    :raises DocumentFileError: It is damaged, too large once unpacked, or carries macros or
        entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentFileError(
            f"is damaged ({error}). Open it in Word or Excel and save it again."
        ) from error
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentFileError("is protected by a password. Save it without one.")
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise DocumentFileError(
            "carries macros, which are never run. Save it without them, as .xlsx or .docx."
        )
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _LARGEST_WITH_PICTURES:
        raise DocumentFileError(
            f"holds {unpacked / 1e6:.0f} MB once unpacked; at most "
            f"{_LARGEST_WITH_PICTURES / 1e6:.0f} MB are read. Take out pictures, or copy the "
            "questions and answers into a new file."
        )
    texts = [part for part in parts if _is_xml(archive, part)]
    largest = max((part.file_size for part in texts), default=0)
    if largest > _LARGEST_PART or sum(part.file_size for part in texts) > _LARGEST_WHOLE:
        raise DocumentFileError(
            f"holds {sum(part.file_size for part in texts) / 1e6:.0f} MB of text once unpacked; "
            f"at most {_LARGEST_WHOLE / 1e6:.0f} MB are read. Copy the questions and answers into "
            "a new file."
        )
    for part in texts:
        _refuse_entities(archive, part)
    return archive


def _is_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """By its name or by how it begins: a sheet may be called what its maker likes."""
    if part.filename.endswith(_XML_ENDINGS):
        return True
    with _reading_part(archive, part) as stream:
        beginning = stream.read(_LONGEST_BEGINNING).lstrip()
        return not beginning or beginning.startswith(_XML_BEGINNINGS)


def require_short(text: str, place: str) -> None:
    """Refuse a cell that is no question and no answer.

    :raises DocumentFileError: It is longer than any answer.
    """
    if len(text) > _LONGEST_CELL:
        raise DocumentFileError(
            f"{place}: {len(text):,} characters in one cell; at most {_LONGEST_CELL:,} are read. "
            "Split it."
        )


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with _reading_part(archive, part) as stream:
        # What a part says of its size is not always so.
        text = stream.read(_LARGEST_PART + 1)
    if len(text) > _LARGEST_PART:
        raise DocumentFileError(f"is damaged: {part.filename} is larger than it says.")
    head = text[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in text[:65536]:
        raise DocumentFileError(
            f"{part.filename} defines entities, which no Word or Excel file does. Save it again "
            "from Word or Excel."
        )


@contextmanager
def _reading_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with archive.open(part) as stream:
            yield stream
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        raise DocumentFileError(
            f"is damaged at {part.filename} ({error}). Open it in Word or Excel and save it again."
        ) from error
