"""An editor's decisions on drafts, kept at once, and the changes that they come to at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.models import DraftLine
from chatbot.curation import AddAlternate, AddGap, Change
from chatbot.curation.gaps import new_gap
from chatbot.datatypes import Document, Entry
from chatbot.drafting.store import DraftFile
from chatbot.text.normalise import normalise, on_one_line

Decision = Literal["accepted", "edited", "dropped"]


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft that waits for a decision.

    :param place: Its place in the file, from 0.
    """

    file: DraftFile
    place: int
    entry: Entry

    @property
    def line(self) -> DraftLine:
        """The draft as it stands now."""
        return self.file.lines[self.place]

    def decide(self, decision: Decision, text: str = "") -> None:
        """Keep a decision.

        :param text: What an edited draft is to say; what it said stays beside it as ``drafted``.
        :raises CorpusError: The file cannot be written.
        """
        line = self.line
        change: dict[str, object] = {"status": decision}
        if decision == "edited":
            change |= {"text": on_one_line(text), "drafted": line.text}
        changed = DraftLine.model_validate({**line.model_dump(), **change})
        self.file.replace([(self.place, changed)])


def open_drafts(files: dict[str, DraftFile], entries: Iterable[Entry]) -> list[OpenDraft]:
    """The drafts that are open, entry by entry.

    :param files: Per document the file of its drafts.
    :param entries: Those that are looked at.
    """
    return [
        OpenDraft(files[entry.document.id], place, entry)
        for entry in entries
        for place, line in enumerate(files[entry.document.id].lines)
        if (line.id, line.status) == (entry.id, "open")
    ]


def waiting_changes(files: dict[str, DraftFile], collection: Collection) -> list[Change]:
    """What accepted and edited drafts change that is not written yet.

    What stands already by now is passed over.
    """
    changes: list[Change] = []
    for document in collection.documents:
        if document.id in files:
            lines = [line for _, line in _waiting(files[document.id])]
            changes += _changes(document, lines, collection)
    return changes


def mark_written(files: dict[str, DraftFile]) -> int:
    """Note of all accepted and edited drafts that they stand in their files.

    :return: How many were noted anew.
    :raises CorpusError: A file of drafts cannot be written.
    """
    count = 0
    for file in files.values():
        noted = [
            (place, line.model_copy(update={"written": True})) for place, line in _waiting(file)
        ]
        if noted:
            file.replace(noted)
        count += len(noted)
    return count


def _waiting(file: DraftFile) -> Iterator[tuple[int, DraftLine]]:
    for place, line in enumerate(file.lines):
        if line.status in ("accepted", "edited") and not line.written:
            yield place, line


def _changes(
    document: Document, lines: Iterable[DraftLine], collection: Collection
) -> Iterator[Change]:
    gaps = [gap for gap in collection.gaps if gap.document == document]
    ids = [gap.id for gap in gaps]
    topics = {normalise(text) for gap in gaps for text in (gap.topic, *gap.queries)}
    standing = {
        entry.id: {
            normalise(text) for text in (entry.question, *collection.alternates.get(entry.key, ()))
        }
        for entry in collection.entries
        if entry.document == document
    }
    for line in lines:
        text = normalise(line.text)
        # An entry may be gone from a version that came since.
        known = topics if line.kind != "alternate" else standing.get(line.id)
        if known is None or text in known:
            continue
        known.add(text)
        if line.kind == "alternate":
            yield AddAlternate(document.key_of(line.id), line.text)
        else:
            gap = new_gap(line.text, [line.id], [line.text], ids)
            ids.append(gap.id)
            yield AddGap(document.id, gap)
