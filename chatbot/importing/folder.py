"""A corpus folder, written whole beside where it is to stand, verified, then put there."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex

from chatbot.corpus import Corpus, load_corpus
from chatbot.corpus.curated import ALTERNATES_FILE
from chatbot.corpus.entries import make_entries, write_entries
from chatbot.corpus.jsonl import write_models
from chatbot.corpus.metadata import METADATA_FILE, read_metadata
from chatbot.corpus.models import AlternatesLine
from chatbot.corpus.readers.transcript import transcript_bytes
from chatbot.corpus.source import digest_of
from chatbot.corpus.table import entry_id
from chatbot.errors import DocumentFileError
from chatbot.importing.carried import carry_over
from chatbot.importing.changes import Changes, compare
from chatbot.importing.facts import Facts
from chatbot.importing.files import Imported
from chatbot.text.months import thai_date
from chatbot.text.normalise import on_one_line

_TRANSCRIPT = "transcript.jsonl"
_ORIGINALS = "original"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A corpus folder that is ready to be put in place.

    :param folder: Where it waits, beside its target.
    :param corpus: As a start would load it.
    :param changes: From the version before.
    :param notes: What an editor should look at, a sentence each.
    """

    folder: Path
    corpus: Corpus
    changes: Changes
    notes: tuple[str, ...]


def prepare(imported: Imported, facts: Facts, target: Path, before: Corpus | None) -> Prepared:
    """Write the folder beside its target and load it, so that what was written is verified.

    :param before: The version that stands at the target now.
    :raises DocumentFileError: It cannot be written, or the new version is not the later one.
    :raises CorpusError: It cannot be loaded again.
    """
    _require_later(facts, before)
    waiting = target.with_name(f".{target.name}.{token_hex(4)}.new")
    try:
        (waiting / _ORIGINALS).mkdir(parents=True)
        try:
            _write(waiting, imported, facts)
            metadata = read_metadata(waiting)
            entries = make_entries(metadata)
            write_entries(waiting, entries)
            changes = compare(before.entries if before else (), entries)
            notes = carry_over(before.folder, waiting, changes) if before else []
            return Prepared(waiting, load_corpus(waiting), changes, tuple(notes))
        except BaseException:
            shutil.rmtree(waiting, ignore_errors=True)
            raise
    except OSError as error:
        raise DocumentFileError(
            f"{target}: cannot be written ({error.strerror}); nothing was changed. Name a folder "
            "with --to that may be written to."
        ) from error


def put_in_place(prepared: Prepared, target: Path, before: Corpus | None) -> Path | None:
    """Put a prepared folder at its target; the version that stood there moves beside it.

    :return: Where the version before stands now; None when there was none.
    :raises DocumentFileError: It cannot be moved; what stood there stands there still.
    """
    kept = None
    try:
        if before is not None:
            kept = target.with_name(f"{target.name}-{before.document.version}")
            if kept.exists():
                raise DocumentFileError(f"{kept}: is there already. Move it away first.")
            target.rename(kept)
        try:
            prepared.folder.rename(target)
        except OSError:
            if kept is not None:
                kept.rename(target)
            raise
    except OSError as error:
        raise DocumentFileError(
            f"{target}: cannot be put in place ({error.strerror}); it stays as it was."
        ) from error
    finally:
        discard(prepared)
    return kept


def discard(prepared: Prepared) -> None:
    """Take a prepared folder away again."""
    shutil.rmtree(prepared.folder, ignore_errors=True)


def version_before(target: Path) -> Corpus | None:
    """The version of a document that stands at a target; None when nothing does.

    :raises DocumentFileError: Something else stands there.
    :raises CorpusError: It cannot be loaded.
    """
    if (target / METADATA_FILE).is_file():
        return load_corpus(target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DocumentFileError(
            f"{target}: holds something that is no corpus folder. Name another with --to."
        )
    return None


def _require_later(facts: Facts, before: Corpus | None) -> None:
    if before is None:
        return
    document = before.document
    if document.id != facts.id:
        raise DocumentFileError(
            f"{before.folder}: holds the document {document.id!r}, not {facts.id!r}. Name another "
            "folder with --to, or the document with --document."
        )
    if document.date >= facts.date:
        raise DocumentFileError(
            f"{before.folder}: its version is of {document.date_text}; the new one must be later, "
            f"and is of {thai_date(facts.date)}. Give its date with --date."
        )


def _write(folder: Path, imported: Imported, facts: Facts) -> None:
    transcript = transcript_bytes(imported.transcribed.lines)
    (folder / _TRANSCRIPT).write_bytes(transcript)
    originals = []
    for number, file in enumerate(imported.files, start=1):
        name = f"{_ORIGINALS}/{_file_name(file.path, number, len(imported.files))}"
        (folder / name).write_bytes(file.data)
        originals.append((name, digest_of(file.data), file.format))
    text = _metadata(imported, facts, digest_of(transcript), originals)
    (folder / METADATA_FILE).write_text(text, encoding="utf-8")
    alternates = [
        AlternatesLine(id=entry_id(one.section, one.number), alternates=one.found.alternates)
        for one in imported.transcribed.placed
        if one.found.alternates
    ]
    if alternates:
        write_models(folder / ALTERNATES_FILE, alternates)


def _file_name(path: Path, number: int, count: int) -> str:
    """The file's own name, as far as every system can hold it."""
    kept = "".join(
        c if c.isalnum() or c in "-_." or "\u0e31" <= c <= "\u0e4e" else "-" for c in path.name
    )
    name = kept.encode("utf-8")[-150:].decode("utf-8", "ignore").lstrip(".")
    return f"{number}-{name}" if count > 1 else name


def _metadata(
    imported: Imported, facts: Facts, sha256: str, originals: Iterable[tuple[str, str, str]]
) -> str:
    """``document.toml``; what JSON writes as a string, TOML reads as one."""
    tables = [
        "# Made by 'chatbot import'. Title, office and contact may be edited.",
        *_pairs(
            id=facts.id,
            version=facts.version,
            title=facts.title,
        ),
        f"date = {facts.date.isoformat()}",
        *_pairs(date_text=thai_date(facts.date), office=facts.office),
        *_contact(facts),
        "\n# What was read from the file; entries cite its lines.\n[source]",
        *_pairs(file=_TRANSCRIPT, sha256=sha256, format="transcript"),
        "\n# The office's own file, byte for byte.",
    ]
    for name, digest, format_ in originals:
        tables += ["[[originals]]", *_pairs(file=name, sha256=digest, format=format_), ""]
    for section in imported.transcribed.sections:
        tables += ["[[sections]]", *_pairs(id=section.id, title=section.title), ""]
    return "\n".join(tables)


def _contact(facts: Facts) -> list[str]:
    """The table of whom to ask; none where that is the office itself."""
    known = {key: value for key, value in asdict(facts.contact).items() if value}
    if known in ({}, {"name": facts.office}):
        return []
    return ["\n# Whom to ask where the document has no answer.\n[contact]", *_pairs(**known)]


def _pairs(**values: str) -> list[str]:
    return [
        f"{key} = {json.dumps(on_one_line(value), ensure_ascii=False)}"
        for key, value in values.items()
    ]


def unchanged(imported: Imported, before: Corpus | None) -> bool:
    """Whether the version before was made of the very same files."""
    given = [file.data for file in imported.files]
    return before is not None and given == [one.data for one in before.originals]
