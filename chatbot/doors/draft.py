"""The command ``chatbot draft``: drafts made, and looked through in the terminal."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.errors import CorpusError, QueryError

if TYPE_CHECKING:
    from chatbot.corpus import Collection
    from chatbot.datatypes import Entry
    from chatbot.drafting.proposal import Drafter
    from chatbot.drafting.run import DraftingSummary
    from chatbot.drafting.store import DraftFile
    from chatbot.service import Service
    from chatbot.settings import Settings


def draft(
    document: Annotated[str | None, typer.Option(help="Id of one document.")] = None,
    entry: Annotated[
        list[str] | None, typer.Option(help="Id of one entry, or document/version/entry; repeatable.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Entries at most in this run.")] = None,
    dry_run: Annotated[bool, typer.Option(help="Show what would be done; write nothing.")] = False,
    model: Annotated[
        bool, typer.Option(help="Ask the model of CHATBOT_LLM_URL, where that is set.")
    ] = True,
    timeout: Annotated[
        float, typer.Option(min=1, help="Seconds that one answer of the model may take.")
    ] = 120.0,
    tokens: Annotated[
        int, typer.Option(min=50, help="Tokens of one answer of the model at most.")
    ] = 2000,
    review: Annotated[bool, typer.Option(help="Look through the drafts that are open.")] = False,
    accept_all_of: Annotated[
        str | None, typer.Option(help="Accept all open drafts of one origin, without asking.")
    ] = None,
) -> None:
    """Draft other wordings, near misses and gaps for an editor to approve.

    Nothing is searched that was not approved.
    """
    from chatbot.service import Service
    from chatbot.settings import load_settings

    settings = load_settings()
    service = Service.load(settings)
    files = _files(service.chatbot.collection, document)
    entries = _entries(service.chatbot.collection, files, entry or ())
    if review or accept_all_of is not None:
        _decide(service, files, entries, accept_all_of, dry_run)
        return
    _make(service, settings, files, entries, limit, dry_run, model, timeout, tokens)


def _files(collection: "Collection", document: str | None) -> "dict[str, DraftFile]":
    """Per document the file of its drafts."""
    from chatbot.drafting.store import DraftFile

    chosen = [one for one in collection.current if document in (None, one.document.id)]
    if not chosen:
        known = ", ".join(one.id for one in collection.documents)
        raise CorpusError(f"no document has the id {document!r}. Take one of: {known}.")
    return {one.document.id: DraftFile(one.folder) for one in chosen}


def _entries(
    collection: "Collection", files: "dict[str, DraftFile]", names: Sequence[str]
) -> "list[Entry]":
    """The entries to draft for or to look at."""
    if not names:
        return [one for one in collection.entries if one.document.id in files]
    entries = [collection.entry(collection.resolve(name)) for name in names]
    for one in entries:
        if one.document.id not in files or one not in collection.entries:
            raise CorpusError(f"{one.key}: not an entry of a document that is drafted for.")
    return entries


def _make(
    service: "Service",
    settings: "Settings",
    files: "dict[str, DraftFile]",
    entries: "list[Entry]",
    limit: int | None,
    dry_run: bool,
    model: bool,
    timeout: float,
    tokens: int,
) -> None:
    from chatbot.drafting.filtering import Filter
    from chatbot.drafting.run import DraftingSummary, draft_entries

    drafter = _drafter(service, settings, model, timeout, tokens)
    if drafter.model is not None:
        done = {key: file.drafted_by(drafter.model) for key, file in files.items()}
        before = len(entries)
        entries = [one for one in entries if one.id not in done[one.document.id]]
        if len(entries) < before:
            _say(f"{before - len(entries)} entries were drafted for by {drafter.model} before")
    entries = entries[:limit]
    if dry_run and drafter.model is not None:
        _say(f"{drafter.model} would be asked for drafts of {len(entries)} entries")
        return
    summary = DraftingSummary()
    try:
        judge = Filter(service.chatbot)
        draft_entries(entries, drafter, judge, {} if dry_run else files, summary)
    except KeyboardInterrupt:
        _say(f"stopped; {summary.entries} of {len(entries)} entries done, run again to go on")
        raise typer.Exit(130) from None
    finally:
        _tell(summary, drafter, files, dry_run)


def _drafter(
    service: "Service", settings: "Settings", model: bool, timeout: float, tokens: int
) -> "Drafter":
    if settings.llm_url and model:
        from chatbot.drafting.endpoint import Endpoint
        from chatbot.drafting.with_model import ModelDrafter

        return ModelDrafter(Endpoint.of(settings, timeout), tokens)
    from chatbot.drafting.without_model import FreeDrafter

    return FreeDrafter(service.chatbot.collection, service.chatbot.reader.segmenter)


def _tell(
    summary: "DraftingSummary", drafter: "Drafter", files: "dict[str, DraftFile]", dry_run: bool
) -> None:
    """Say what a run came to, a stopped one too."""
    from chatbot.drafting.with_model import ModelDrafter

    _say(f"{summary.entries} entries, {summary.kept} drafts to look at")
    for reason, count in summary.dropped.most_common():
        _say(f"{count:6}  dropped: {reason}")
    if summary.silent:
        _say(f"{summary.silent:6}  entries without any draft")
    if isinstance(drafter, ModelDrafter):
        cost = drafter.cost
        about = "" if cost.counted else "about "
        _say(f"{drafter.model}: {about}{cost.asked:,} tokens asked, {about}{cost.said:,} answered")
    if dry_run:
        _say("nothing was written")
    elif summary.kept:
        _say(f"in {', '.join(str(file.path) for file in files.values())}")
        _say("look through them with: chatbot draft --review")


def _decide(
    service: "Service",
    files: "dict[str, DraftFile]",
    entries: "list[Entry]",
    origin: str | None,
    dry_run: bool,
) -> None:
    raise QueryError("not yet")


def _say(text: str) -> None:
    # Bytes, because a console's encoding need not know Thai.
    typer.echo(text.encode("utf-8", errors="replace"))
