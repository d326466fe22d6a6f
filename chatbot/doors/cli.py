"""The command line; ``chatbot --help`` lists what it does."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.doors import admin, api_key, journal
from chatbot.doors.check import check
from chatbot.doors.draft.command import draft
from chatbot.doors.show_settings import show_settings
from chatbot.errors import ChatbotError, QueryError, StaleIndexError

if TYPE_CHECKING:
    from chatbot.corpus import Collection
    from chatbot.datatypes import Scope, Turn
    from chatbot.evaluation.reported_scores import Views
    from chatbot.service import Service
    from chatbot.wording.base import Wording

app = typer.Typer(
    help="Official answers to questions asked in one's own words, with their source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
model_app = typer.Typer(help="The embedding model.", no_args_is_help=True)
app.add_typer(model_app, name="model")
journal_app = typer.Typer(help="What was asked, where it is kept.", no_args_is_help=True)
app.add_typer(journal_app, name="journal")
admin_app = typer.Typer(help="Who may sign in to the editors' pages.", no_args_is_help=True)
app.add_typer(admin_app, name="admin")
api_key_app = typer.Typer(help="Who may call the API by a key.", no_args_is_help=True)
app.add_typer(api_key_app, name="api-key")


@app.callback()
def _set_up() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("chatbot: %(message)s"))
    logger = logging.getLogger("chatbot")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, Thai or English.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read questions from standard input as JSON lines.")
    ] = False,
    as_typed: Annotated[
        bool, typer.Option("--as-typed", help="Search for the very words, mending nothing.")
    ] = False,
    document: Annotated[
        list[str] | None,
        typer.Option(help="Id of a document to answer from alone; repeatable."),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(help="Id of a section to answer from alone; repeatable."),
    ] = None,
) -> None:
    """Answer one question, or a batch of them."""
    with _reporting():
        if jsonl == (question is not None):
            raise QueryError("give either a question or --jsonl with JSON lines on standard input")
        from chatbot.conversation import Conversation
        from chatbot.corpus.scope import named_scope
        from chatbot.datatypes import Door, Typed
        from chatbot.doors.answer_json import answer_object, json_line
        from chatbot.service import Service
        from chatbot.settings import load_settings

        # Who asks in a terminal was not told that it is kept, and tries things out.
        service = Service.load(load_settings().model_copy(update={"journal": False}))
        scope = named_scope(service.chatbot.collection, document or (), section or ())
        if jsonl:
            _ask_batch(service, as_typed, scope)
            return
        assert question is not None
        conversation = Conversation(scope=scope)
        answer = service.ask(Typed(question, as_typed), conversation, door=Door.COMMAND)
        words = service.wording(conversation)
        if as_json:
            _write_line(json_line(answer_object(answer, words, service.chatbot.collection)))
        else:
            from chatbot.wording.plain_text import answer_text

            _write_line(answer_text(answer, words))


@app.command()
def build() -> None:
    """Build the index anew and put it in place of the old one."""
    with _reporting():
        from chatbot.composition import prepare_process, rebuild
        from chatbot.settings import load_settings

        settings = load_settings()
        started = time.perf_counter()
        prepare_process()
        from chatbot.doors.build_progress import showing_progress

        with showing_progress() as progress:
            chatbot = rebuild(settings, progress)
        # Only now is the process prepared for the libraries that it brings.
        from chatbot.decision.state import corpus_state, improvements

        collection, calibration = chatbot.collection, chatbot.assessor.calibration
        for corpus in collection.current:
            _write_line(
                f"{corpus.document.id}: {len(corpus.entries)} entries, "
                f"{sum(map(len, corpus.alternates.values()))} alternates, {len(corpus.gaps)} gaps"
            )
        _write_line(f"state: {corpus_state(collection, calibration)}")
        for improvement in improvements(collection, calibration):
            _write_line(f"  to improve: {improvement}")
        seconds = time.perf_counter() - started
        _write_line(f"built in {seconds:.1f} s into {settings.index_dir}")


app.command()(check)


@app.command("import")
def import_documents(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="The office's files, which become one document: XLSX, CSV, TSV, JSON, JSONL, "
            "DOCX, HTML, Markdown, PDF or text; or a corpus folder, to make its entries anew."
        ),
    ],
    document: Annotated[
        str | None, typer.Option(help="Short name of the document, in small Latin letters.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the document.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Its date: 2567-01-05, 5/1/2567 or 5 มกราคม 2567.")
    ] = None,
    office: Annotated[str | None, typer.Option(help="Office that issued it.")] = None,
    contact: Annotated[str | None, typer.Option(help="Whom people may ask: a name.")] = None,
    phone: Annotated[str | None, typer.Option(help="Their telephone.")] = None,
    email: Annotated[str | None, typer.Option(help="Their mailbox.")] = None,
    url: Annotated[str | None, typer.Option(help="Their page.")] = None,
    hours: Annotated[str | None, typer.Option(help="When somebody is there.")] = None,
    contact_source: Annotated[
        str | None, typer.Option(help="Where these were taken from and when, or 'document'.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Folder to write; one of its name beside the others.")
    ] = None,
    question_column: Annotated[
        str | None, typer.Option(help="Header, letter or number of the questions' column.")
    ] = None,
    answer_column: Annotated[
        str | None, typer.Option(help="Header, letter or number of the answers' column.")
    ] = None,
    number_column: Annotated[str | None, typer.Option(help="Likewise, printed numbers.")] = None,
    section_column: Annotated[str | None, typer.Option(help="Likewise, sections.")] = None,
    skip: Annotated[bool, typer.Option("--skip", help="Leave out what cannot be read.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing; take what was recognised.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be read; write nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a corpus folder of an office's file, or make the entries of one anew."""
    with _reporting():
        from chatbot.composition import prepare_process

        prepare_process()
        from chatbot.datatypes import Contact
        from chatbot.doors.import_command import ImportOptions, import_files, make_anew
        from chatbot.importing.columns import ColumnNames
        from chatbot.settings import default_corpora

        if len(files) == 1 and files[0].is_dir():
            make_anew(files[0], _write_line)
            return
        columns = ColumnNames(question_column, answer_column, number_column, section_column)
        options = ImportOptions(
            document=document,
            title=title,
            date=date,
            office=office,
            contact=Contact(contact, phone, email, url, hours, contact_source),
            to=to,
            parent=default_corpora(),
            columns=columns,
            skip=skip,
            yes=yes,
            dry_run=dry_run,
            as_json=as_json,
        )
        if not import_files(files, options, _write_line):
            raise typer.Exit(1)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make.")],
) -> None:
    """Make an empty corpus folder with comments, to be filled in by hand."""
    with _reporting():
        from chatbot.importing.blank import SOURCE_FILE, write_blank

        write_blank(folder)
        _write_line(f"fill in {folder / 'document.toml'} and {folder / SOURCE_FILE}, then:")
        _write_line(f"chatbot import {folder}")


@app.command()
def documents(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List the documents that are served, with their counts, state and replaced versions."""
    with _reporting():
        from chatbot.composition import open_chatbot
        from chatbot.corpus import load_collection
        from chatbot.doors.answer_json import json_line
        from chatbot.settings import load_settings

        settings = load_settings()
        try:
            chatbot = open_chatbot(settings, may_build=False)
            collection, calibration = chatbot.collection, chatbot.assessor.calibration
        except StaleIndexError:
            collection, calibration = load_collection(settings.corpus), None
        # Only now is the process prepared for the libraries that these bring.
        from chatbot.doors.addresses import source_address
        from chatbot.doors.documents import documents_table
        from chatbot.doors.documents_json import documents_object

        value = documents_object(collection, calibration, source_address)
        for line in [json_line(value)] if as_json else documents_table(value):
            _write_line(line)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address; CHATBOT_HOST or 127.0.0.1.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; CHATBOT_PORT or 7860.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that answer; CHATBOT_WORKERS or 1.")
    ] = None,
    root_path: Annotated[
        str | None, typer.Option(help="Path that a proxy serves it under; CHATBOT_ROOT_PATH.")
    ] = None,
    proxy_headers: Annotated[
        bool | None,
        typer.Option(
            "--proxy-headers/--no-proxy-headers",
            help="Believe what the proxies of CHATBOT_TRUSTED_PROXIES say of their clients.",
        ),
    ] = None,
) -> None:
    """Serve the chat window, and the other doors that are turned on."""
    with _reporting():
        from chatbot.desk.recovery import recover
        from chatbot.doors.server.serve import serve as serve_all
        from chatbot.settings import load_settings

        settings = load_settings(
            host=host,
            port=port,
            workers=workers,
            root_path=root_path,
            trusted_proxies=() if proxy_headers is False else None,
        )
        recover(settings.state_dir)
        serve_all(settings)


@app.command()
def close(
    notice: Annotated[str, typer.Argument(help="What is shown in place of every answer.")],
) -> None:
    """Have a running service answer nothing, within a second, until 'chatbot open'."""
    with _reporting():
        from chatbot.closing import Closing
        from chatbot.settings import load_settings

        path = Closing(load_settings().state_dir).close(notice)
        _write_line(f"closed: {path}; 'chatbot open' opens it again")


@app.command("open")
def open_again() -> None:
    """Have a service that was closed answer again."""
    with _reporting():
        from chatbot.closing import Closing
        from chatbot.settings import load_settings

        was_closed = Closing(load_settings().state_dir).open()
        _write_line("open" if was_closed else "it was not closed by 'chatbot close'")


@app.command("mcp")
def serve_assistant() -> None:
    """Serve an assistant on this machine: the Model Context Protocol over standard input.

    Needs the extra: pip install 'thai-official-answers[mcp]'.
    """
    with _reporting():
        from chatbot.closing import Closing
        from chatbot.doors.mcp.extra import require_mcp

        require_mcp()
        from chatbot.reloading import watching
        from chatbot.service import Service
        from chatbot.settings import load_settings

        # Who asks an assistant on this machine was not told that it is kept.
        settings = load_settings().model_copy(update={"journal": False})
        closing = Closing(settings.state_dir, settings.closed)
        service = Service.load(settings, closing=closing)
        # Only now: the service has told the libraries beneath to stay off the network.
        from chatbot.doors.mcp.stdio import serve_stdio

        with watching(service):
            serve_stdio(service)


@app.command()
def evaluate(
    queries: Annotated[Path | None, typer.Option(help="Single queries, JSON lines.")] = None,
    conversations: Annotated[
        list[Path] | None, typer.Option(help="Conversations, JSON lines; repeatable.")
    ] = None,
    near_misses: Annotated[
        list[Path] | None, typer.Option(help="Queries without an answer, JSON lines; repeatable.")
    ] = None,
    behaviours: Annotated[
        list[Path] | None, typer.Option(help="Cases of behaviours, JSON lines; repeatable.")
    ] = None,
    reported: Annotated[
        list[Path] | None, typer.Option(help="Reported cases, JSON lines; repeatable.")
    ] = None,
    attacks: Annotated[Path | None, typer.Option(help="Attacks, JSON lines.")] = None,
    output: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("reports"),
    ablation: Annotated[
        bool, typer.Option(help="Search with parts left out, too, and near misses without gaps.")
    ] = True,
    judge: Annotated[
        bool, typer.Option("--judge", help="With the language model of CHATBOT_LLM_URL.")
    ] = False,
) -> None:
    """Measure on all files in the corpus's folder for evaluation, or on files of the same format.

    Needs the extra: pip install 'thai-official-answers[evaluate]'.
    """
    with _reporting():
        from chatbot.evaluation.extra import require_extra

        require_extra()
        from chatbot.composition import prepare_process

        prepare_process()
        from chatbot.evaluation.command import run_evaluation
        from chatbot.evaluation.evaluation_set import SetFiles
        from chatbot.settings import load_settings

        several = (conversations, behaviours, near_misses, reported)
        files = SetFiles(queries, attacks, *(tuple(paths or ()) for paths in several))
        settings = load_settings()
        settings = settings.model_copy(update={"llm_judge": judge or settings.llm_judge})
        run_evaluation(settings, files, output, ablation, _views())


@model_app.command()
def pull(name: Annotated[str, typer.Argument(help="Name on the Hugging Face hub.")]) -> None:
    """Fetch a model from the hub, with network."""
    with _reporting():
        from chatbot.offline import allow_hub

        allow_hub()
        from chatbot.model_hub import pull_model
        from chatbot.settings import load_settings

        folder = pull_model(name, load_settings())
        _write_line(f"{name} is in {folder}; use it with CHATBOT_EMBEDDING_MODEL={name}")


def _views() -> "Views":
    """What each door shows of a turn."""
    from jinja2.filters import do_striptags

    from chatbot.datatypes import Typed
    from chatbot.doors.answer_json import answer_object
    from chatbot.doors.web.turn import turn_html
    from chatbot.evaluation.reported_scores import TERMINAL

    def batch(turn: "Turn", words: "Wording", collection: "Collection") -> str:
        value = answer_object(turn.answer, words, collection)
        return f"{value['official_question']}\n{value['answer']}"

    def window(turn: "Turn", words: "Wording", _: "Collection") -> str:
        return do_striptags(turn_html(turn, Typed(turn.query), words))

    return {**TERMINAL, "the batch": batch, "the window": window}


def _ask_batch(service: "Service", as_typed: bool, scope: "Scope") -> None:
    from chatbot.doors.answer_json import json_line
    from chatbot.doors.batch import answer_lines

    failed = False
    for value in answer_lines(service, sys.stdin.buffer, as_typed, scope):
        failed = failed or "error" in value
        _write_line(json_line(value))
    if failed:
        raise typer.Exit(1)


def _write_line(text: str) -> None:
    # Bytes, because a console's encoding need not know Thai.
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except ChatbotError as error:
        typer.echo(f"chatbot: {error}", err=True)
        raise typer.Exit(1) from error


app.command("draft")(_reporting()(draft))
app.command("settings")(_reporting()(show_settings))
for journal_command in (journal.purge, journal.export, journal.stats):
    journal_app.command()(_reporting()(journal_command))
for admin_command in (admin.set_password, admin.remove):
    admin_app.command()(_reporting()(admin_command))
admin_app.command("list")(_reporting()(admin.list_editors))
api_key_app.command()(_reporting()(api_key.add))
api_key_app.command("remove")(_reporting()(api_key.remove_key))
api_key_app.command("list")(_reporting()(api_key.list_keys))


def main() -> None:
    """Run the command line."""
    app()
