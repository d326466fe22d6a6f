"""From entries to drafts: made, judged, kept one entry after the other."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chatbot.corpus.models import DraftLine
from chatbot.datatypes import Entry
from chatbot.drafting.filtering import Filter
from chatbot.drafting.proposal import Drafter
from chatbot.drafting.store import DraftFile
from chatbot.text.normalise import normalise

logger = logging.getLogger(__name__)

KEPT = 10
"""Drafts of a kind that an entry gets from one drafter; more are not looked through."""


@dataclass
class DraftingSummary:
    """What a run came to.

    :param entries: That were drafted for.
    :param kept: Drafts that wait for the editor.
    :param dropped: Drafts that were dropped, by reason.
    :param silent: Entries that the drafter had nothing for.
    """

    entries: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    silent: int = 0

    def add(self, lines: Iterable[DraftLine]) -> None:
        """Count the drafts of one more entry."""
        lines = tuple(lines)
        self.entries += 1
        self.silent += not lines
        self.kept += sum(line.status == "open" for line in lines)
        self.dropped.update(line.reason for line in lines if line.reason)


def draft_entries(
    entries: Sequence[Entry],
    drafter: Drafter,
    judge: Filter,
    files: dict[str, DraftFile],
    summary: DraftingSummary,
) -> None:
    """Draft for entries, and write after each what it got.

    :param files: Per document the file of its drafts; nothing is written for one without.
    :param summary: Is counted into as it goes, so that a run that is stopped has it too.
    :raises EndpointError: The drafter cannot go on; what was drafted before is kept.
    :raises CorpusError: A file cannot be written.
    """
    for number, entry in enumerate(entries, start=1):
        file = files.get(entry.document.id)
        lines = drafts_of(entry, drafter, judge, file.lines if file else ())
        if file:
            # What a model said has cost something, and shows that it was asked for the entry.
            file.append([line for line in lines if line.status == "open" or line.model])
        summary.add(lines)
        kept = sum(line.status == "open" for line in lines)
        logger.info("%d of %d: %s: %d kept of %d", number, len(entries), entry.id, kept, len(lines))


def drafts_of(
    entry: Entry, drafter: Drafter, judge: Filter, known: Sequence[DraftLine] = ()
) -> list[DraftLine]:
    """The drafts of one entry, the dropped ones with their reason.

    :param known: Drafts of earlier runs; none is made again.
    """
    before = {(line.id, normalise(line.text)) for line in known}
    standing = [line.text for line in known if line.id == entry.id and line.reason is None]
    lines: list[DraftLine] = []
    kept: Counter[str] = Counter()
    for proposal in drafter.drafts(entry):
        said = (entry.id, normalise(proposal.text))
        if said in before or kept[proposal.kind] >= KEPT:
            continue
        before.add(said)
        reason = judge.reason(proposal, entry, standing)
        if reason is None:
            standing.append(proposal.text)
            kept[proposal.kind] += 1
        lines.append(
            DraftLine(
                id=entry.id,
                kind=proposal.kind,
                text=proposal.text,
                origin=proposal.origin,
                status="open" if reason is None else "dropped",
                model=drafter.model,
                reason=reason,
            )
        )
    return lines
