"""``entries.jsonl``: the entries of a document, made from its transcript."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.metadata import Metadata
from chatbot.corpus.models import EntryLine
from chatbot.corpus.table import Row, entry_id, read_table
from chatbot.corpus.transcript import Line
from chatbot.corpus.verify import ANEW, digest, verify_entry
from chatbot.datatypes import Entry
from chatbot.errors import CorpusError

ENTRIES_FILE = "entries.jsonl"


def make_entries(metadata: Metadata) -> list[Entry]:
    """Read the transcript of the source into entries.

    :raises CorpusError: The source does not have the layout; the message names file and line.
    """
    source = metadata.source
    try:
        rows = read_table(source.transcript, metadata.sections, metadata.joins)
        _require_whole(rows)
    except CorpusError as error:
        raise CorpusError(f"{source.path}, {error}") from error
    return [
        Entry(
            id=entry_id(row.section, row.number),
            document=metadata.document,
            section=row.section,
            number=row.number,
            question=row.question,
            answer=row.answer,
            lines=row.lines,
            sha256=digest(row.answer),
            place=_place(source.transcript, row.lines),
        )
        for row in rows
    ]


def _require_whole(rows: Sequence[Row]) -> None:
    if not rows:
        raise CorpusError(
            "no row of the table was found. Make sure that the section titles in document.toml "
            "are those of the source."
        )
    seen: set[str] = set()
    for row in rows:
        lines = f"lines {row.lines[0]}-{row.lines[1]}"
        id_ = entry_id(row.section, row.number)
        if not row.question or not row.answer:
            empty = "answer" if row.question else "question"
            raise CorpusError(
                f"{lines}: entry {id_} has no {empty}. The source has to hold both; a row that is "
                "no question stands outside the table."
            )
        if id_ in seen:
            raise CorpusError(
                f"{lines}: entry {id_} stands twice: the section {row.section.title!r} begins a "
                "second time. Give the second part a section of its own in document.toml."
            )
        seen.add(id_)


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Write ``entries.jsonl``, one entry a line.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    write_models(folder / ENTRIES_FILE, map(EntryLine.of, entries))


def load_entries(folder: Path, metadata: Metadata) -> tuple[Entry, ...]:
    """Load ``entries.jsonl`` and verify every entry against the source.

    :raises CorpusError: The file is missing, an id stands twice, a field is missing or empty, or a
        wording is not the source's; the message names the file, and the entry or the line.
    """
    path = folder / ENTRIES_FILE
    if not path.is_file():
        raise CorpusError(f"{path}: no such file. {ANEW}")
    entries: dict[str, Entry] = {}
    for place, line in read_models(path, EntryLine):
        if line.id in entries:
            raise CorpusError(f"{place}: entry id {line.id!r} stands twice; ids must be unique.")
        entry = _entry(line, metadata, place)
        try:
            verify_entry(entry, metadata.source.transcript)
        except CorpusError as error:
            raise CorpusError(f"{place}: {error}") from error
        entries[line.id] = entry
    if not entries:
        raise CorpusError(f"{path}: no entries. {ANEW}")
    _require_as_read(path, tuple(entries.values()), make_entries(metadata))
    return tuple(entries.values())


def _entry(line: EntryLine, metadata: Metadata, place: str) -> Entry:
    for section in metadata.sections:
        if section.id == line.section:
            return Entry(
                id=line.id,
                document=metadata.document,
                section=section,
                number=line.number,
                question=line.question,
                answer=line.answer,
                lines=line.lines,
                sha256=line.sha256,
                place=_place(metadata.source.transcript, line.lines),
            )
    raise CorpusError(
        f"{place} ({line.id}): section {line.section!r} is not in document.toml. List it there. If "
        f"it was taken out: {ANEW}"
    )


def _place(transcript: Sequence[Line], lines: tuple[int, int]) -> str:
    """Where the first of some lines stands in the office's file; empty for lines that are none."""
    first, _ = lines
    return transcript[first - 1].place if 1 <= first <= len(transcript) else ""


def _require_as_read(path: Path, stored: tuple[Entry, ...], read: list[Entry]) -> None:
    """What is stored must be all that the reader finds: nothing cut, merged, moved or left out."""
    for entry, expected in zip(stored, read, strict=False):
        if entry != expected:
            raise CorpusError(
                f"{path}: entry {entry.id}: differs from what the reader makes of the source at "
                f"lines {expected.lines[0]}-{expected.lines[1]} ({expected.id}). {ANEW}"
            )
    if len(stored) != len(read):
        raise CorpusError(
            f"{path}: {len(stored)} entries are stored, but the source has {len(read)}. {ANEW}"
        )
