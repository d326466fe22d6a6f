"""Whom to ask where a document has no answer."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import tomlkit
from tomlkit.items import Table

from chatbot.corpus import Collection
from chatbot.corpus.contact import ContactTable
from chatbot.corpus.metadata import METADATA_FILE, read_document
from chatbot.corpus.validation import as_model
from chatbot.curation.change import Change, current_corpus
from chatbot.curation.texts import read_text, write_text
from chatbot.datatypes import Contact

_TABLE = "contact"


@dataclass(frozen=True, slots=True)
class SetContact:
    """Whom to ask.

    :param document: The document's id.
    :param contact: All that is to be said; what is more than a name needs its source.
    """

    document: str
    contact: Contact
    kind: Literal["set-contact"] = "set-contact"

    def file(self, collection: Collection) -> Path:
        """``document.toml`` of the document."""
        return current_corpus(collection, self.document).folder / METADATA_FILE

    def write(self, collection: Collection) -> None:
        """Write the table ``[contact]``; all else in the file stays as it is."""
        path = self.file(collection)
        said = {key: value for key, value in asdict(self.contact).items() if value}
        as_model(ContactTable, said, f"{path}, [{_TABLE}]")
        written = tomlkit.parse(read_text(path))
        before = written.get(_TABLE)
        if isinstance(before, str) and [*said] == ["name"]:
            # A name alone may stand there without a table.
            written[_TABLE] = said["name"]
            write_text(path, tomlkit.dumps(written))
            return
        table = before if isinstance(before, Table) and said else tomlkit.table()
        for key in [one for one in table if one not in said]:
            del table[key]
        table.update(said)
        if table is not before:
            written.pop(_TABLE, None)
            if said:
                written.add(_TABLE, table)
        write_text(path, tomlkit.dumps(written))

    def taken_back_by(self, collection: Collection) -> Change:
        """What is said now."""
        folder = current_corpus(collection, self.document).folder
        return SetContact(self.document, read_document(folder).contact)
