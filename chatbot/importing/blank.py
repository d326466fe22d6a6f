"""An empty corpus folder with comments, for an office that writes its document by hand."""

from pathlib import Path

from chatbot.corpus.curated import GLOSSARY_FILE, SPELLINGS_FILE
from chatbot.corpus.files import write_bytes
from chatbot.corpus.metadata import METADATA_FILE
from chatbot.corpus.source import digest_of
from chatbot.corpus.table import HEADER
from chatbot.errors import DocumentFileError

SOURCE_FILE = "source.txt"

# No file has this digest: the first import puts the real one in its place.
_NOT_TAKEN = "0" * 64

_METADATA = f"""\
# One official document. Fill in what stands between quotes, then: chatbot import FOLDER
id = "my-faq"
version = "2567-01-05"
title = "คำถาม-คำตอบ เรื่อง …"
date = 2024-01-05
date_text = "5 มกราคม 2567"
office = "หน่วยงานของท่าน"

# Whom people may ask where the document has no answer; without it, the office is named. What is
# more than a name needs a source: where it was taken from, or "document".
# [contact]
# name = "กลุ่มงาน …"
# phone = "0 2111 2222"
# email = "help@office.example"
# url = "https://www.office.example"
# hours = "จันทร์ถึงศุกร์ 8.30–16.30 น."
# source = "หน้าแรกของเว็บไซต์ เปิดดูเมื่อ 2026-11-01"

# The document as issued. Once it is imported it must not change; a new printing is a new version.
[source]
file = "{SOURCE_FILE}"
sha256 = "{_NOT_TAKEN}"
format = "tab-table"

# Section titles as they stand in {SOURCE_FILE}, in the order of the document.
[[sections]]
id = "general"
title = "หมวดทั่วไป"
"""

_SOURCE = "\n".join(
    [
        "คำถาม-คำตอบ เรื่อง …",
        "หมวดทั่วไป",
        "\t".join(HEADER),
        "1\tคำถามข้อแรก\tคำตอบของข้อแรก",
        "",
    ]
)

_GLOSSARY = """\
# Terms to keep whole when Thai is cut into words, one a line.
"""

_SPELLINGS = """\
# How people spell the document's terms: the document's spelling, then others, tabs between.
"""


def write_blank(folder: Path) -> None:
    """Write the folder.

    :raises DocumentFileError: There is something in it already, or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DocumentFileError(f"{folder}: is there already, and not empty. Name another.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentFileError(f"{folder}: cannot be made ({error.strerror}).") from error
    files = {
        METADATA_FILE: _METADATA,
        SOURCE_FILE: _SOURCE,
        GLOSSARY_FILE: _GLOSSARY,
        SPELLINGS_FILE: _SPELLINGS,
    }
    for name, text in files.items():
        write_bytes(folder / name, text.encode("utf-8"))


def take_source(folder: Path) -> None:
    """Record the digest of a blank folder's source, the first time that it is imported.

    :raises CorpusError: ``document.toml`` cannot be written.
    """
    metadata, source = folder / METADATA_FILE, folder / SOURCE_FILE
    if not metadata.is_file() or not source.is_file():
        return
    data = metadata.read_bytes()
    taken = data.replace(_NOT_TAKEN.encode(), digest_of(source.read_bytes()).encode())
    if taken != data:
        write_bytes(metadata, taken)
