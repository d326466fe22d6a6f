"""``chatbot check``: what an editor should look at before a collection goes online."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chatbot.errors import ChatbotError

_COULD_NOT = 2


class FailOn(StrEnum):
    """From which severity on findings give exit status 1."""

    ERROR = "error"
    WARNING = "warning"


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Corpus folder, or a folder of them; else what is served."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Look for this kind; repeatable.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Findings of this severity or worse give exit status 1.")
    ] = FailOn.WARNING,
) -> None:
    """Say what deserves a look before it goes online.

    Exit status 0: nothing of that severity; 1: something; 2: could not be checked.
    """
    try:
        text, worst = _checked(folder, as_json, only or [])
    except ChatbotError as error:
        typer.echo(f"chatbot: {error}", err=True)
        raise typer.Exit(_COULD_NOT) from error
    # Bytes, because a console's encoding need not know Thai.
    typer.echo(text.encode("utf-8", errors="replace"))
    if worst is not None and list(FailOn).index(fail_on) >= worst:
        raise typer.Exit(1)


def _checked(folder: Path | None, as_json: bool, only: list[str]) -> tuple[str, int | None]:
    """What was found as text, and the rank of the worst of it."""
    from chatbot.composition import prepare_process
    from chatbot.settings import load_settings

    settings = load_settings()
    prepare_process()
    # Only now is the process prepared for the libraries that these bring.
    from chatbot.checking.checks import find_all, require_kinds
    from chatbot.checking.examined import Examined
    from chatbot.checking.report_json import findings_object
    from chatbot.checking.report_text import findings_text
    from chatbot.corpus import load_collection
    from chatbot.doors.answer_json import json_line
    from chatbot.query import QueryReader
    from chatbot.text.segment import Segmenter

    require_kinds(only)
    collection = load_collection(settings.corpus if folder is None else folder)
    reader = QueryReader.load(settings, Segmenter(collection.glossary))
    findings = find_all(Examined.of(collection, reader), only)
    worst = min((finding.severity.rank for finding in findings), default=None)
    if as_json:
        return json_line(findings_object(findings, collection)), worst
    counts = len(collection.entries), len(collection.current)
    return findings_text(findings, *counts, reader.segmenter.segment), worst
