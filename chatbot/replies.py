"""What a person is given: official texts, choices, and refusals that say whom to ask."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from chatbot.corpus import Collection
from chatbot.datatypes import OFFERED, Answer, Choice, Document, EntryKey, Hit, Note, Reason, Status


class Replies:
    """Completes answers from a collection.

    :param collection: The verified documents.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def official(self, found: Answer, key: EntryKey) -> Answer:
        """The official text of an entry, its remarks, and the others that were found."""
        errata = self._collection.errata.get(key, ())
        entry = self._collection.entry(key)
        # A window that was open before a reload still lists what has been replaced since.
        successor = self._collection.successor(entry.document)
        return replace(
            found,
            entries=(entry,),
            facts={"successor": successor.date_text} if successor else found.facts,
            notes=tuple(Note(one.kind, one.note, key) for one in errata),
            choices=self.choices(other for other in keys_of(found.ranking) if other != key),
        )

    def refused(
        self, found: Answer, reason: Reason, document: Document | None = None, **facts: str
    ) -> Answer:
        """A refusal that says whom to ask: about a document, else about that of the best entry."""
        if document is None and found.ranking:
            document = self._collection.entry(found.ranking[0].key).document
        contacts = self._collection.contacts_of(document)
        names = dict.fromkeys(contact.name for contact in contacts if contact.name)
        facts = {"contact": " / ".join(names), **facts}
        return replace(found, status=Status.REFUSED, reason=reason, facts=facts, contacts=contacts)

    def choices(self, keys: Iterable[EntryKey]) -> tuple[Choice, ...]:
        """What is offered of some entries: more are not read."""
        return tuple(Choice.of(self._collection.entry(key)) for key in islice(keys, OFFERED))


def keys_of(ranking: Iterable[Hit]) -> Iterable[EntryKey]:
    """The entries of a ranking, in its order."""
    return (hit.key for hit in ranking)
