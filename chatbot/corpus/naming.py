"""What the index of a collection is kept under."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from chatbot.corpus.metadata import METADATA_FILE, read_document
from chatbot.datatypes import Document
from chatbot.errors import CorpusError


def collection_name(documents: Sequence[Document]) -> str:
    """A relative path that names a collection.

    :param documents: The current ones, at least one, in their order.
    """
    if len(documents) == 1:
        return f"{documents[0].id}/{documents[0].version}"
    ids = "\n".join(document.id for document in documents)
    return f"collection-{hashlib.sha256(ids.encode('utf-8')).hexdigest()[:16]}"


def corpus_folders(folder: Path) -> list[Path]:
    """The corpus folders that a folder stands for: itself, or those in it.

    :param folder: Either holds ``document.toml``, or folders that do. Hidden ones are passed over,
        such as an editor's drafts, and folders without the file.
    :raises CorpusError: A folder cannot be looked into: a document would be missing unnoticed.
    """
    try:
        if (folder / METADATA_FILE).is_file() or not folder.is_dir():
            return [folder]
        inside = (path for path in folder.iterdir() if not path.name.startswith("."))
        # By listing: of a folder that cannot be read, and of a link, one cannot tell otherwise.
        found = sorted(
            path
            for path in inside
            if path.is_dir() and METADATA_FILE in {one.name for one in path.iterdir()}
        )
    except OSError as error:
        raise CorpusError(
            f"{error.filename}: cannot be looked into ({error.strerror}). Let it be read, or name "
            "another folder with CHATBOT_CORPUS."
        ) from error
    # Without any, what it lacks is said as of a single corpus.
    return found or [folder]


def name_in_place(folder: Path) -> str:
    """The name of the collection that a folder holds now, without reading its texts.

    :raises CorpusError: There is no document, or what is said of one cannot be read.
    """
    documents = [read_document(path) for path in corpus_folders(folder)]
    latest = {one.id: one for one in sorted(documents, key=lambda one: one.date)}
    return collection_name([latest[id_] for id_ in dict.fromkeys(one.id for one in documents)])
