"""``chatbot journal``: what was asked, exported, counted, and taken out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chatbot.journal.export import ExportFormat, exported
from chatbot.journal.statistics import Period, Statistics, statistics_of
from chatbot.journal.store import JournalStore
from chatbot.settings import load_settings

if TYPE_CHECKING:
    from chatbot.journal.record import Record

_TOP = 20
_Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="First day that counts, e.g. 2026-01-31."),
]


def export(
    since: _Since = None,
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="JSON lines, or a table for a spreadsheet.")
    ] = ExportFormat.JSONL,
) -> None:
    """Print what was asked, personal data masked, newest first."""
    _write(exported(_records(since), format_))


def stats(
    since: _Since = None,
    by: Annotated[Period, typer.Option(help="What bands are counted by over time.")] = Period.WEEK,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count what was asked: bands, reasons, entries, verdicts, over time."""
    from chatbot.doors.answer_json import json_line

    found = statistics_of(_records(since), by)
    value = _object(found)
    _write([json_line(value)] if as_json else _table(value))


def purge(
    days: Annotated[
        int | None,
        typer.Option(min=0, help="Keep this many days; CHATBOT_JOURNAL_DAYS or 90."),
    ] = None,
) -> None:
    """Take out, for good, what is older than some days; 0 leaves what was asked today."""
    settings = load_settings()
    kept = settings.journal_days if days is None else days
    gone = JournalStore(settings.state_dir).purge(kept)
    _write([f"{gone} records older than {kept} days taken out of {settings.state_dir}"])


def _records(since: datetime | None) -> "Iterator[Record]":
    day: date | None = since.date() if since else None
    return JournalStore(load_settings().state_dir).records(day)


def _object(found: Statistics) -> dict[str, Any]:
    return {
        "questions": found.questions,
        "picks": found.picks,
        "bands": _most_first(found.bands),
        "reasons": _most_first(found.reasons),
        "conflicts": _most_first(found.conflicts),
        "languages": _most_first(found.languages),
        "verdicts": _most_first(found.verdicts),
        "faults": _most_first(found.faults),
        "entries": _most_first(found.entries, _TOP),
        "periods": {period: _most_first(bands) for period, bands in found.periods.items()},
    }


def _most_first(counts: Counter[Any], most: int | None = None) -> dict[str, int]:
    return {str(name): count for name, count in counts.most_common(most)}


def _table(value: dict[str, Any]) -> Iterator[str]:
    yield f"questions: {value['questions']}, picks among what was offered: {value['picks']}"
    for name, counts in value.items():
        if not isinstance(counts, dict) or not counts:
            continue
        yield f"{name}:"
        for what, count in counts.items():
            shown = count
            if isinstance(count, dict):
                shown = ", ".join(f"{band} {number}" for band, number in count.items())
            yield f"  {what}: {shown}"


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        # Bytes, because a console's encoding need not know Thai.
        typer.echo(line.encode("utf-8", errors="replace"))
