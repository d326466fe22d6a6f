"""What a change is."""

from pathlib import Path
from typing import Protocol

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError


class Change(Protocol):
    """One change to one file; a value that says all of what it does."""

    @property
    def kind(self) -> str:
        """What it does, by which it is read again."""

    def file(self, collection: Collection) -> Path:
        """The one file that it writes.

        :raises CorpusError: The collection has nothing that it could change.
        """

    def write(self, collection: Collection) -> None:
        """Write that file, whole or not at all.

        :raises CorpusError: It cannot be made; the message says why.
        """

    def taken_back_by(self, collection: Collection) -> "Change":
        """What takes it back.

        :param collection: The documents; what the change would touch is read from its file, as it
            is before the change.
        :raises CorpusError: The collection has nothing that it could change.
        """


def current_corpus(collection: Collection, document: str) -> Corpus:
    """The current corpus of a document: what was superseded is not curated any more.

    :param document: The document's id.
    :raises CorpusError: There is none.
    """
    for corpus in collection.current:
        if corpus.document.id == document:
            return corpus
    known = ", ".join(one.id for one in collection.documents)
    raise CorpusError(f"no document has the id {document[:200]!r}. Take one of: {known}.")


def corpus_of(collection: Collection, key: EntryKey) -> Corpus:
    """The current corpus that an entry stands in.

    :raises CorpusError: There is none.
    """
    for corpus in collection.current:
        if key in (entry.key for entry in corpus.entries):
            return corpus
    raise CorpusError(
        f"no current document has the entry {str(key)[:200]!r}. Take an entry of a version that is "
        "searched."
    )
