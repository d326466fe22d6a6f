"""Drafts looked through in the terminal, key by key; written at the end, in one build."""

import sys
from collections.abc import Sequence

import typer

from chatbot.curation import AddAlternate
from chatbot.datatypes import Entry
from chatbot.desk.desk import Desk
from chatbot.doors.say import say
from chatbot.drafting.review import OpenDraft, mark_written, open_drafts, waiting_changes
from chatbot.drafting.screen import (
    EDIT,
    KEYS,
    NOTHING_OPEN,
    UNKNOWN_KEY,
    card,
    worse,
    written,
)
from chatbot.drafting.store import DraftFile
from chatbot.errors import QueryError
from chatbot.replies import keys_of
from chatbot.service import Service

_QUIT = "q"
_EDITOR = "chatbot draft"
_SHOWN = 10


def look_through(service: Service, files: dict[str, DraftFile], entries: Sequence[Entry]) -> None:
    """Show the open drafts one by one, and take a decision on each.

    Every decision is kept at once, so that a review can be stopped anywhere. What was accepted is
    written at the end.

    :raises ChatbotError: What was accepted cannot be written; the decisions are kept.
    """
    drafts = open_drafts(files, entries)
    if not drafts:
        say(NOTHING_OPEN)
    for number, draft in enumerate(drafts, start=1):
        answer = service.chatbot.ask(draft.line.text)
        found = service.chatbot.replies.choices(keys_of(answer.ranking))
        say(card(draft, number, len(drafts), answer, found))
        if _decided(draft) == _QUIT:
            break
    _write(service, files, entries)


def accept_all(
    service: Service,
    files: dict[str, DraftFile],
    entries: Sequence[Entry],
    origin: str,
    dry_run: bool,
) -> None:
    """Accept the open alternates of one origin; near misses and gaps are for a person to judge.

    :raises QueryError: No open alternate has that origin.
    :raises ChatbotError: They cannot be written; the decisions are kept.
    """
    alternates = [one for one in open_drafts(files, entries) if one.line.kind == "alternate"]
    chosen = [one for one in alternates if one.line.origin == origin]
    if not chosen:
        known = ", ".join(sorted({one.line.origin for one in alternates})) or "none"
        raise QueryError(f"no open draft has the origin {origin!r}. Those of open ones: {known}.")
    if dry_run:
        say(f"{len(chosen)} drafts would be accepted; nothing was written")
        return
    for draft in chosen:
        draft.decide("accepted")
    _write(service, files, entries)


def _decided(draft: OpenDraft) -> str:
    """The key that was taken for a draft, after it was acted on."""
    while True:
        key = _key()
        if key == "a":
            draft.decide("accepted")
        elif key == "d":
            draft.decide("dropped")
        elif key == "e":
            say(EDIT, end=False)
            text = _line()
            if not any(map(str.isalnum, text)):
                say(KEYS)
                continue
            draft.decide("edited", text)
        elif key not in ("s", _QUIT):
            say(UNKNOWN_KEY)
            continue
        return key


def _write(service: Service, files: dict[str, DraftFile], entries: Sequence[Entry]) -> None:
    changes = waiting_changes(files, service.chatbot.collection)
    if changes:
        # Every draft was looked at: what it makes worse elsewhere is said, and can be undone.
        trial = Desk.open(service).publish(changes, _EDITOR, harm_accepted=True)
        for effect in trial.harmful[:_SHOWN]:
            say(worse(effect.probe.text))
    mark_written(files)
    alternates = sum(isinstance(one, AddAlternate) for one in changes)
    say(written(alternates, len(changes) - alternates, len(open_drafts(files, entries))))


def _key() -> str:
    """A key as pressed, or the first letter of a line that is piped in; the end quits."""
    if sys.stdin.isatty():
        return typer.getchar().lower()
    line = sys.stdin.buffer.readline()
    return line.decode("utf-8", errors="replace").strip()[:1].lower() if line else _QUIT


def _line() -> str:
    return sys.stdin.buffer.readline().decode("utf-8", errors="replace").strip()
