"""The options of ``chatbot draft``."""

from typing import Annotated

import typer


def draft(
    document: Annotated[str | None, typer.Option(help="Id of the only document.")] = None,
    entry: Annotated[
        list[str] | None,
        typer.Option(help="Id of an entry, or document/version/entry; repeatable."),
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
    review: Annotated[
        bool, typer.Option("--review", help="Look through the drafts that are open.")
    ] = False,
    accept_all_of: Annotated[
        str | None,
        typer.Option(help="Accept the open alternates of one origin, without asking; for scripts."),
    ] = None,
) -> None:
    """Draft other wordings, near misses and gaps for an editor to approve.

    Nothing is searched that was not approved.
    """
    # Imported here: a service prepares the process for the libraries that the rest brings.
    from chatbot.service import Service
    from chatbot.settings import load_settings

    settings = load_settings()
    service = Service.load(settings)
    from chatbot.doors.draft.chosen import chosen_entries, chosen_files
    from chatbot.doors.draft.making import make_drafts, open_drafter
    from chatbot.doors.draft.reviewing import accept_all, look_through

    collection = service.chatbot.collection
    files = chosen_files(collection, document)
    entries = chosen_entries(collection, files, entry or ())
    if accept_all_of is not None:
        accept_all(service, files, entries, accept_all_of, dry_run)
    elif review:
        look_through(service, files, entries[:limit])
    else:
        drafter = open_drafter(service, settings if model else None, timeout, tokens)
        make_drafts(service, drafter, files, entries, limit, dry_run)
