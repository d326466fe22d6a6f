"""``chatbot import``: an office's file as a corpus folder, asked for what is not known."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from chatbot.corpus import load_corpus
from chatbot.corpus.entries import make_entries, write_entries
from chatbot.corpus.fields import is_name
from chatbot.corpus.metadata import read_metadata
from chatbot.datatypes import Contact
from chatbot.doors.answer_json import json_line
from chatbot.errors import DocumentFileError
from chatbot.importing.again import verify_originals
from chatbot.importing.blank import take_source
from chatbot.importing.columns import ColumnNames
from chatbot.importing.facts import Facts, Recognised, recognise_facts
from chatbot.importing.files import Imported, as_one_document, read_office_file
from chatbot.importing.folder import (
    Prepared,
    prepare,
    put_in_place,
    unchanged,
    version_before,
)
from chatbot.importing.report import change_lines, entry_lines, problem_lines, report_object
from chatbot.text.months import date_in, no_such_day, thai_date


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What was said on the command line; None for what was not.

    :param contact: Whom people may ask, as far as it was said.
    :param to: Folder of the document.
    :param parent: Folder of all documents, where ``to`` is not said.
    :param skip: Leave out what cannot be read.
    :param yes: Ask nothing.
    :param dry_run: Write nothing.
    """

    document: str | None
    title: str | None
    date: str | None
    office: str | None
    contact: Contact
    to: Path | None
    parent: Path
    columns: ColumnNames
    skip: bool
    yes: bool
    dry_run: bool
    as_json: bool


def import_files(paths: list[Path], options: ImportOptions, write: Callable[[str], None]) -> bool:
    """Read some files as one document and write its corpus folder, whole or not at all.

    :param write: Writes a line to standard output.
    :return: Whether all of it could be read.
    :raises DocumentFileError: It cannot be imported; nothing was written.
    """
    files = [read_office_file(path, options.columns) for path in _shown(paths)]
    facts = _facts(recognise_facts(files, date.today()), options)
    target = options.to or options.parent / facts.id
    before = version_before(target)
    known = before.sections if before else ()
    imported = as_one_document(files, known)
    if unchanged(imported, before):
        write(f"{target} was made of the same files; nothing to do")
        return True
    if (imported.errors and not options.skip) or not imported.transcribed.placed:
        _tell(imported, None, options, write)
        return False
    if options.dry_run:
        with TemporaryDirectory() as folder:
            prepared = prepare(imported, facts, Path(folder) / target.name, before)
            _tell(imported, prepared, options, write)
        return True
    prepared = prepare(imported, facts, target, before)
    _tell(imported, prepared, options, write)
    kept = put_in_place(prepared, target, before)
    if not options.as_json:
        _tell_next(target, kept, write)
    return True


def make_anew(folder: Path, write: Callable[[str], None]) -> None:
    """Make the entries of a corpus folder anew from its source, and verify them.

    :raises ChatbotError: The folder cannot be trusted.
    """
    take_source(folder)
    metadata = read_metadata(folder)
    write_entries(folder, make_entries(metadata))
    # Loaded as a start loads it, so that what was written is verified.
    corpus = load_corpus(folder)
    verify_originals(corpus)
    for title, count in Counter(entry.section.title for entry in corpus.entries).items():
        write(f"{count:4}  {title}")
    write(f"{len(corpus.entries):4}  entries in {folder}")


def _shown(paths: list[Path]) -> Iterator[Path]:
    """The paths one by one, with a progress bar where somebody watches."""
    with typer.progressbar(paths, label="reading", file=sys.stderr) as bar:
        yield from bar


def _facts(recognised: Recognised, options: ImportOptions) -> Facts:
    ask = _Asking(options.yes, options.dry_run)
    id_ = ask("--document", "Short name of the document", options.document, recognised.id)
    if not is_name(id_):
        raise DocumentFileError(
            f"--document {id_!r}: small letters, digits, '-', '_' and '.' only, and a letter or "
            "digit first."
        )
    title = ask("--title", "Title", options.title, recognised.title)
    if options.date is None and recognised.misdated:
        raise DocumentFileError(
            f"the file bears a date that is none: {recognised.misdated}. Give the date with --date."
        )
    day = ask("--date", "Date of the document", options.date, thai_date(recognised.date))
    found = date_in(day)
    if found is None:
        raise DocumentFileError(
            f"--date {day!r}: {no_such_day(day) or 'no date'}. Write it as 2567-01-05, 5/1/2567 or "
            "5 มกราคม 2567."
        )
    office = ask("--office", "Office that issued it", options.office, recognised.office)
    name = ask("--contact", "Whom people may ask", options.contact.name, office)
    contact = replace(options.contact, name=name)
    if contact.has_details and not contact.source:
        raise DocumentFileError(
            "--contact-source: say where telephone, e-mail, page or hours were taken from and "
            "when, or 'document' for what the document itself names."
        )
    return Facts(id_, title, found, office, contact)


class _Asking:
    """Asks for what was not said; with ``--yes`` or in a dry run, takes what was recognised."""

    def __init__(self, yes: bool, dry_run: bool) -> None:
        self._yes = yes or dry_run
        self._dry_run = dry_run

    def __call__(self, option: str, label: str, given: str | None, default: str | None) -> str:
        if given is not None:
            if not given.strip():
                raise DocumentFileError(f"{option}: must not be empty.")
            return given.strip()
        if self._yes and default:
            return default
        if self._dry_run:
            return f"({label}: {option})"
        if self._yes or sys.stdin is None or not sys.stdin.isatty():
            raise DocumentFileError(
                f"{label} is not known. Give it with {option}"
                + ("." if self._yes else ", or take what was recognised with --yes.")
            )
        answer: str = typer.prompt(label, default=default, err=True)
        return answer.strip()


def _tell(
    imported: Imported,
    prepared: Prepared | None,
    options: ImportOptions,
    write: Callable[[str], None],
) -> None:
    if options.as_json:
        write(json_line(report_object(imported, prepared)))
        return
    if options.dry_run:
        for line in entry_lines(imported):
            write(line)
    for line in problem_lines(imported.problems):
        write(line)
    placed = imported.transcribed.placed
    sections = len(imported.transcribed.sections)
    formats = ", ".join(sorted({file.format for file in imported.files}))
    write(f"{len(placed)} entries in {sections} section(s), read from {formats}")
    if prepared is None:
        write("nothing was written: mend what the errors say, or leave it out with --skip")
        return
    if prepared.changes.same_as or prepared.changes.removed:
        for line in change_lines(prepared.changes):
            write(line)
    for note in prepared.notes:
        write(f"note: {note}")
    if options.dry_run:
        write("nothing was written (--dry-run)")


def _tell_next(target: Path, kept: Path | None, write: Callable[[str], None]) -> None:
    write(f"written to {target}")
    if kept is not None:
        write(f"the version before is in {kept}")
    write(f"next: CHATBOT_CORPUS={target} chatbot ask 'คำถาม'  |  chatbot serve  |  chatbot check")
