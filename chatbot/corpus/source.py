"""The official document as issued, and its transcript."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.corpus.formats import open_reader
from chatbot.corpus.transcript import Line
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an office issued; it is never written to.

    :param data: Its bytes.
    :param transcript: What the reader of its format makes of them.
    """

    path: Path
    data: bytes
    transcript: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A file as the office gave it, of which the source is a transcript.

    :param format: What it was read as, e.g. ``xlsx``.
    :param data: Its bytes.
    """

    format: str
    path: Path
    data: bytes


def read_source(path: Path, sha256: str, format_: str, options: Mapping[str, Any]) -> Source:
    """Read a source file and make its transcript.

    :param sha256: Recorded hex digest of the file.
    :param format_: Name of the format, e.g. ``tab-table``.
    :param options: For the reader of that format.
    :raises CorpusError: The file is missing, is not the one recorded, or is not of the format.
    """
    data = read_issued(path, sha256)
    try:
        return Source(path, data, open_reader(format_).transcript(data, options))
    except CorpusError as error:
        raise CorpusError(f"{path}: {error}") from error


def digest_of(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def read_issued(path: Path, sha256: str) -> bytes:
    """The bytes of a file that must be as it was issued.

    :param sha256: Recorded hex digest of the file.
    :raises CorpusError: The file is missing, or is not the one recorded.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{path}: the source document cannot be read ({error}). Put it there, or "
            "correct 'file' under [source] in document.toml."
        ) from error
    digest = digest_of(data)
    if digest != sha256:
        raise CorpusError(
            f"{path}: SHA-256 is {digest}, but document.toml records {sha256}. The source must "
            "stay byte for byte as issued; restore it, or record a new version."
        )
    return data
