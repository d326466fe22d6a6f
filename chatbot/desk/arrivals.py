"""A document of an office's file: looked at, then taken in and answered from."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from chatbot.corpus import Corpus
from chatbot.corpus.metadata import METADATA_FILE
from chatbot.desk.alone import publishing_alone
from chatbot.errors import CurationError, DocumentFileError
from chatbot.importing.changes import Changes
from chatbot.importing.facts import Facts
from chatbot.importing.files import Imported, OfficeFile, as_one_document
from chatbot.importing.folder import discard, prepare, put_in_place, unchanged, version_before
from chatbot.private_folder import make_private_folder
from chatbot.service import Service


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file would come to; nothing is written yet.

    :param target: The folder that it would be.
    :param before: The version that stands there now.
    :param imported: As it was read.
    :param changes: From the version before; None where something in it cannot be read.
    :param notes: What an editor should look at, a sentence each.
    """

    target: Path
    before: Corpus | None
    imported: Imported
    changes: Changes | None
    notes: tuple[str, ...]


def look_at(service: Service, file: OfficeFile, facts: Facts, skip: bool = False) -> Arrival:
    """Look at what a file would come to, by making it where nobody else sees it.

    :param service: Whose documents it is to stand among.
    :param facts: What its document is called.
    :param skip: Leave out what cannot be read.
    :raises DocumentFileError: It cannot be imported.
    :raises CorpusError: It could not be loaded again.
    """
    target = _target(service, facts.id)
    before = version_before(target)
    imported = as_one_document([file], before.sections if before else ())
    if unchanged(imported, before):
        raise DocumentFileError(f"{facts.id}: was made of this very file. There is nothing to do.")
    if (imported.errors and not skip) or not imported.transcribed.placed:
        return Arrival(target, before, imported, None, ())
    # Only this user may look into such a folder: the document is not public yet.
    with TemporaryDirectory(prefix="arrival-") as folder:
        prepared = prepare(imported, facts, Path(folder) / target.name, before)
        return Arrival(target, before, imported, prepared.changes, prepared.notes)


def take_in(service: Service, arrival: Arrival, facts: Facts) -> None:
    """Put a document in its place, and answer from it from now on.

    Where any of it fails, the version before stands there again and goes on answering.

    :param service: Answers from it afterwards.
    :param arrival: As it was looked at.
    :param facts: The same ones.
    :raises ChatbotError: It cannot be taken in; the message says why.
    """
    state = service.settings.state_dir
    make_private_folder(state)
    with publishing_alone(state):
        target, before = arrival.target, version_before(arrival.target)
        if _named(before) != _named(arrival.before):
            raise CurationError(f"{facts.id}: has changed meanwhile. Look at it again.")
        prepared = prepare(arrival.imported, facts, target, before)
        try:
            kept = put_in_place(prepared, target, before)
        except BaseException:
            discard(prepared)
            raise
        try:
            service.reload()
        except BaseException:
            shutil.rmtree(target)
            if kept is not None:
                kept.rename(target)
            raise


def _target(service: Service, id_: str) -> Path:
    """The folder of a document, one that is served or a new one beside the others."""
    for corpus in service.chatbot.collection.current:
        if corpus.document.id == id_:
            return corpus.folder
    folder = service.settings.corpus
    if (folder / METADATA_FILE).is_file():
        raise DocumentFileError(
            f"{id_}: a single document is served, so that no other can be added. Name the folder "
            "that holds it with CHATBOT_CORPUS, or give the name of the document that is served."
        )
    return folder / id_


def _named(corpus: Corpus | None) -> tuple[str, str] | None:
    return (corpus.document.id, corpus.document.version) if corpus else None
