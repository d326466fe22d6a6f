"""The documents and entries that the options name."""

from collections.abc import Sequence

from chatbot.corpus import Collection
from chatbot.datatypes import Entry
from chatbot.drafting.store import DraftFile
from chatbot.errors import CorpusError


def chosen_files(collection: Collection, document: str | None) -> dict[str, DraftFile]:
    """Per document the file of its drafts.

    :param document: Id of the only one; all current ones when not given.
    :raises CorpusError: No current document is called so, or a file cannot be read.
    """
    chosen = [one for one in collection.current if document in (None, one.document.id)]
    if not chosen:
        known = ", ".join(one.id for one in collection.documents)
        raise CorpusError(f"no document has the id {document!r}. Take one of: {known}.")
    return {one.document.id: DraftFile(one.folder) for one in chosen}


def chosen_entries(
    collection: Collection, files: dict[str, DraftFile], names: Sequence[str]
) -> list[Entry]:
    """The current entries of some documents, or those that are named.

    :raises CorpusError: A name means none of them.
    """
    entries = [one for one in collection.entries if one.document.id in files]
    if not names:
        return entries
    named = [collection.entry(collection.resolve(name)) for name in names]
    for one in named:
        if one not in entries:
            known = ", ".join(files)
            raise CorpusError(f"{one.key}: not a current entry of {known}. Name one that is.")
    return named
