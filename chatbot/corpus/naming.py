"""What the index of a collection is kept under."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from chatbot.corpus.metadata import METADATA_FILE, read_document
from chatbot.datatypes import Document


def collection_name(documents: Sequence[Document]) -> str:
    """A relative path that names a collection.

    :param documents: The current ones, at least one, in their order.
    """
    if len(documents) == 1:
        return f"{documents[0].id}/{documents[0].version}"
    ids = "\n".join(document.id for document in documents)
    return f"collection-{hashlib.sha256(ids.encode('utf-8')).hexdigest()[:16]}"


def corpus_folders(folder: Path) -> list[Path]:
    """The corpus folders that a folder stands for: itself, or those in it that hold a document.

    :param folder: Either holds ``document.toml``, or folders that do; others in it are passed over.
    """
    if (folder / METADATA_FILE).is_file():
        return [folder]
    # Without any, what it lacks is said as of a single corpus.
    return sorted(path.parent for path in folder.glob(f"*/{METADATA_FILE}")) or [folder]


def name_in_place(folder: Path) -> str:
    """The name of the collection that a folder holds now, without reading its texts.

    :raises CorpusError: There is no document, or what is said of one cannot be read.
    """
    documents = [read_document(path) for path in corpus_folders(folder)]
    latest = {one.id: one for one in sorted(documents, key=lambda one: one.date)}
    return collection_name([latest[id_] for id_ in dict.fromkeys(one.id for one in documents)])
