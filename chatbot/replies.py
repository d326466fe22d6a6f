"""What a person is given: official texts, choices, and refusals that say whom to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from chatbot.corpus import Collection
from chatbot.datatypes import (
    EVERYTHING,
    OFFERED,
    Answer,
    Choice,
    Document,
    EntryKey,
    Hit,
    Note,
    Reason,
    Scope,
    Status,
)


class Replies:
    """Completes answers from a collection.

    :param collection: The verified documents.
    :param scope: Where what is offered, and who is named, may come from.
    """

    def __init__(self, collection: Collection, scope: Scope = EVERYTHING) -> None:
        self._collection = collection
        self._scope = scope

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
        contacts = self._collection.contacts_of(document, self._scope)
        names = dict.fromkeys(contact.name for contact in contacts if contact.name)
        facts = {"contact": " / ".join(names), **facts}
        return replace(found, status=Status.REFUSED, reason=reason, facts=facts, contacts=contacts)

    def elsewhere(self, found: Answer, key: EntryKey) -> Answer:
        """A refusal that names what answers outside the scope."""
        entry = self._collection.entry(key)
        document, section = entry.document.title, entry.section.title
        # A section of the same document is told by its own title.
        asked = self._scope.touches(entry.document.id)
        named = f"{document} › {section}" if asked else document
        found = replace(found, elsewhere=Choice.of(entry))
        return self.refused(found, Reason.ELSEWHERE, elsewhere=named)

    def same_question(self, found: Answer, keys: Sequence[EntryKey]) -> Answer:
        """The same question of several documents: which of them is for the asker to say."""
        choices = self.choices(keys)
        return replace(
            found,
            status=Status.SUGGESTED,
            reason=Reason.SAME_QUESTION,
            facts={"count": str(len(choices))},
            choices=choices,
        )

    def choices(self, keys: Iterable[EntryKey]) -> tuple[Choice, ...]:
        """What is offered of some entries: more are not read."""
        entries = map(self._collection.entry, keys)
        within = (entry for entry in entries if self._scope.holds(entry))
        return tuple(map(Choice.of, islice(within, OFFERED)))


def keys_of(ranking: Iterable[Hit]) -> Iterable[EntryKey]:
    """The entries of a ranking, in its order."""
    return (hit.key for hit in ranking)
