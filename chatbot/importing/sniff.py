"""Which format a file is in: by what it holds, whatever its name."""

import json
import re
from importlib import import_module
from pathlib import Path

from chatbot.errors import DocumentFileError
from chatbot.importing import formats
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.delimited import looks_delimited

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|div|dl)",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6}\s+\S|\|.+\|\s*\n\|[\s:|-]+\|)")
_MARKDOWN_NAMES = (".md", ".markdown")
_TABLE_NAMES = (".csv", ".tsv", ".tab", ".xls")


def recognise(path: Path, data: bytes) -> str:
    """The name of the format of a file.

    :param path: Tells Markdown from text and a short table from text; nothing else.
    :raises DocumentFileError: It is in a format that is not read; the message says what to do.
    """
    if data.startswith(_ZIP):
        return _office(data)
    if data.startswith(_OLE):
        raise DocumentFileError(
            "is protected by a password. Save it without one."
            if _ENCRYPTED in data
            else "is in the old format of Excel or Word. Save it from there as .xlsx or .docx."
        )
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    return _text_format(decode(data), path.suffix.lower())


def open_format(name: str) -> Format:
    """The format of a name. Only its module is imported, with the libraries that it needs."""
    format_: Format = import_module(f"{formats.__name__}.{name.replace('-', '_')}").FORMAT
    return format_


def _office(data: bytes) -> str:
    # By what stands in the archive's directory, at its end.
    if b"xl/workbook" in data:
        return "xlsx"
    if b"word/document" in data:
        return "docx"
    raise DocumentFileError(
        "is an archive or a format that is not read. Save the document as .xlsx, .docx, .csv, "
        ".pdf, .html, .md or .json."
    )


def _text_format(text: str, suffix: str) -> str:
    start = text.lstrip()[:1]
    if start in ("{", "[") and _is_json(text):
        return "json-records"
    if _PAGE.match(text):
        return "html"
    if suffix in _MARKDOWN_NAMES:
        return "markdown"
    if suffix in _TABLE_NAMES:
        return "delimited"
    if looks_delimited(text):
        return "delimited"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _is_json(text: str) -> bool:
    """Whether it is, or its first line is; what is wrong further on is said by its reader."""
    try:
        json.loads(text.strip().split("\n", 1)[0].strip() or "0")
        return True
    except (ValueError, RecursionError):
        # A value over several lines begins with a key or a bracket.
        return re.match(r'\s*[\[{]\s*(?:["{\[\]}]|$)', text) is not None
