"""Drafts made, and what came of them."""

from collections.abc import Sequence

import typer

from chatbot.datatypes import Entry
from chatbot.doors.say import say
from chatbot.drafting.filtering import Filter
from chatbot.drafting.proposal import Drafter
from chatbot.drafting.run import DraftingSummary, draft_entries
from chatbot.drafting.store import DraftFile
from chatbot.drafting.with_model import ModelDrafter
from chatbot.drafting.without_model import FreeDrafter
from chatbot.language_model.endpoint import Endpoint
from chatbot.service import Service
from chatbot.settings import Settings

_STOPPED = 130


def open_drafter(
    service: Service, settings: Settings | None, timeout: float, tokens: int
) -> Drafter:
    """The model that the settings name, or what drafts without one.

    :param settings: None to go without a model.
    :raises SettingsError: They name an endpoint that cannot be used.
    """
    if settings and settings.llm_url:
        return ModelDrafter(Endpoint.of(settings, timeout), tokens)
    return FreeDrafter(service.chatbot.collection, service.chatbot.reader.segmenter)


def make_drafts(
    service: Service,
    drafter: Drafter,
    files: dict[str, DraftFile],
    entries: Sequence[Entry],
    limit: int | None,
    dry_run: bool,
) -> None:
    """Draft for entries that the drafter has not drafted for, and say what came of it.

    :param limit: Entries at most.
    :raises ChatbotError: It cannot go on; what was drafted before is kept.
    """
    entries = _not_drafted(drafter, files, entries)[:limit]
    if dry_run and drafter.model is not None:
        say(f"{drafter.model} would be asked for drafts of {len(entries)} entries")
        return
    summary, judge = DraftingSummary(), Filter(service.chatbot)
    try:
        draft_entries(entries, drafter, judge, {} if dry_run else files, summary)
    except KeyboardInterrupt:
        say(f"stopped after {summary.entries} of {len(entries)} entries; run it again to go on")
        raise typer.Exit(_STOPPED) from None
    finally:
        _tell(summary, drafter)
    if dry_run:
        say("nothing was written")
    elif summary.kept:
        say(f"in {', '.join(str(file.path) for file in files.values())}")
        say("look through them with: chatbot draft --review")


def _not_drafted(
    drafter: Drafter, files: dict[str, DraftFile], entries: Sequence[Entry]
) -> list[Entry]:
    """The entries that are left for a model; all without one, which costs nothing."""
    if drafter.model is None:
        return [*entries]
    done = {document: file.drafted_by(drafter.model) for document, file in files.items()}
    left = [entry for entry in entries if entry.id not in done[entry.document.id]]
    if len(left) < len(entries):
        say(f"{drafter.model} drafted for {len(entries) - len(left)} entries before")
    return left


def _tell(summary: DraftingSummary, drafter: Drafter) -> None:
    say(f"{summary.entries} entries, {summary.kept} drafts to look at")
    for reason, count in summary.dropped.most_common():
        say(f"{count:6}  dropped: {reason}")
    if summary.silent:
        say(f"{summary.silent:6}  entries without any draft")
    if isinstance(drafter, ModelDrafter):
        cost = drafter.cost
        about = "" if cost.counted else ", estimated"
        say(f"{drafter.model}: {cost.asked:,} tokens asked, {cost.said:,} answered{about}")
