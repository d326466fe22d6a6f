"""``entries.jsonl``: the entries of a document, made from its source by a reader."""

import json
from pathlib import Path

from chatbot.corpus.jsonl import read_objects, take
from chatbot.corpus.metadata import Metadata, check_name
from chatbot.corpus.tab_table import entry_id, read_table
from chatbot.corpus.verify import digest, verify_entry
from chatbot.datatypes import Entry
from chatbot.errors import CorpusError

ENTRIES_FILE = "entries.jsonl"
_READERS = {"tab-table": read_table}


def make_entries(metadata: Metadata) -> list[Entry]:
    """Read the source document into entries with the reader for its format.

    :raises CorpusError: The format has no reader, or the source does not have the layout.
    """
    if metadata.format not in _READERS:
        raise CorpusError(
            f"document.toml: no reader for source format {metadata.format!r}; "
            f"known formats: {', '.join(sorted(_READERS))}."
        )
    rows = _READERS[metadata.format](metadata.source, metadata.sections, metadata.joins)
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
        )
        for row in rows
    ]


def write_entries(folder: Path, entries: list[Entry]) -> None:
    """Write ``entries.jsonl``, one entry a line, keys in reading order."""
    lines = (
        json.dumps(
            {
                "id": entry.id,
                "section": entry.section.id,
                "number": entry.number,
                "lines": entry.lines,
                "question": entry.question,
                "answer": entry.answer,
                "sha256": entry.sha256,
            },
            ensure_ascii=False,
        )
        for entry in entries
    )
    text = "".join(f"{line}\n" for line in lines)
    (folder / ENTRIES_FILE).write_text(text, encoding="utf-8", newline="\n")


def load_entries(folder: Path, metadata: Metadata) -> tuple[Entry, ...]:
    """Load ``entries.jsonl`` and verify every entry against the source.

    :raises CorpusError: An id stands twice, a field is missing or empty, or a wording is not the
        source's; the message names the entry or the line.
    """
    sections = {section.id: section for section in metadata.sections}
    source_lines = metadata.source.split("\n")
    entries: dict[str, Entry] = {}
    for place, value in read_objects(folder / ENTRIES_FILE):
        id_ = take(value, "id", str, place)
        check_name(id_, "entry id", place)
        if id_ in entries:
            raise CorpusError(f"{place}: entry id {id_!r} stands twice; ids must be unique.")
        place = f"{place} (entry {id_})"
        section = sections.get(take(value, "section", str, place))
        if section is None:
            raise CorpusError(f"{place}: section {value['section']!r} is not in document.toml.")
        lines = value.get("lines")
        if not (isinstance(lines, list) and [type(line) for line in lines] == [int, int]):
            raise CorpusError(f"{place}: key 'lines' must be [first, last], found {lines!r}.")
        entry = Entry(
            id=id_,
            document=metadata.document,
            section=section,
            number=take(value, "number", int, place),
            question=take(value, "question", str, place),
            answer=take(value, "answer", str, place),
            lines=(lines[0], lines[1]),
            sha256=take(value, "sha256", str, place),
        )
        verify_entry(entry, source_lines)
        entries[id_] = entry
    if not entries:
        raise CorpusError(f"{folder / ENTRIES_FILE}: no entries.")
    _require_as_read(tuple(entries.values()), make_entries(metadata))
    return tuple(entries.values())


def _require_as_read(stored: tuple[Entry, ...], read: list[Entry]) -> None:
    """What is stored must be all that the reader finds: nothing cut, merged, moved or left out."""
    for entry, expected in zip(stored, read, strict=False):
        if entry != expected:
            raise CorpusError(
                f"entry {entry.id}: differs from what the reader makes of the source at lines "
                f"{expected.lines[0]}-{expected.lines[1]} ({expected.id}). "
                "Make the entries anew with 'chatbot import FOLDER'."
            )
    if len(stored) != len(read):
        raise CorpusError(
            f"{len(stored)} entries are stored, but the source has {len(read)}. Make them anew "
            "with 'chatbot import FOLDER'."
        )
