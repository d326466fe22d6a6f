"""An office's file: sent, looked at, and taken in as a document once its editor has seen it."""

from pathlib import Path
from threading import Lock
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.desk.arrivals import Arrival, look_at, take_in
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.file_facts import (
    FACTS,
    facts_of,
    file_name,
    recognised,
    said,
    seen_as,
)
from chatbot.doors.web.admin.layout import admin_page, admin_words, could_not, led_to
from chatbot.errors import ChatbotError
from chatbot.importing.columns import ColumnNames
from chatbot.importing.files import Imported, OfficeFile, as_one_document, read_office_data

_COLUMNS = ("question", "answer", "number", "section")
_SHOWN = 500


def routes(context: AdminContext) -> list[Route]:
    """``GET /import``, and ``POST`` of ``/import/upload``, ``/confirm`` and ``/discard``."""
    pages = _ImportPages(context)
    return [
        Route(within.IMPORT, pages.show, methods=["GET"]),
        Route(within.UPLOAD, pages.upload, methods=["POST"]),
        Route(within.CONFIRM, pages.confirm, methods=["POST"]),
        Route(within.DISCARD, pages.discard, methods=["POST"]),
    ]


class _ImportPages:
    """The file waits in its editor's session; nothing is written before it is confirmed."""

    def __init__(self, context: AdminContext) -> None:
        self._context = context
        # What a file takes of memory and time is bounded; that of several at once is not.
        self._one_at_a_time = Lock()

    def show(self, request: Request) -> Response:
        if request.state.session.upload:
            return self._look(request, None)
        return self._ask(request)

    async def upload(self, request: Request) -> Response:
        form = request.state.form
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.size:
            say = admin_words(request, self._context.settings)
            return self._ask(request, say.no_file)
        name, data = file_name(sent.filename or ""), await sent.read()
        return await run_in_threadpool(self._read, request, name, data)

    def confirm(self, request: Request) -> Response:
        if request.state.session.upload is None:
            return led_to(request, within.IMPORT)
        return self._look(request, request.state.form)

    def discard(self, request: Request) -> Response:
        request.state.session.upload = None
        return led_to(request, within.IMPORT)

    def _ask(self, request: Request, problem: str = "") -> Response:
        return admin_page(
            request,
            self._context.settings,
            "import.html",
            422 if problem else 200,
            columns=_COLUMNS,
            problem=problem,
        )

    def _read(self, request: Request, name: str, data: bytes) -> Response:
        session = request.state.session
        columns = {one: said(request.state.form, f"{one}_column") for one in _COLUMNS}
        session.upload = None
        try:
            with self._one_at_a_time:
                session.upload = read_office_data(Path(name), data, ColumnNames(**columns))
        except ChatbotError as error:
            return self._ask(request, could_not(request, self._context.settings, error))
        return led_to(request, within.IMPORT)

    def _look(self, request: Request, form: FormData | None) -> Response:
        """Show what the file comes to by what is known; take it in where that was seen."""
        session, say = request.state.session, admin_words(request, self._context.settings)
        file: OfficeFile = session.upload
        typed = {name: said(form, name) or "" for name in FACTS} if form is not None else {}
        values = {**recognised(file), **typed}
        skip = form is not None and "skip" in form
        arrival, problem, seen = None, "", ""
        try:
            facts = facts_of(self._context, values, say)
            with self._one_at_a_time:
                arrival = look_at(self._context.service, file, facts, skip)
                seen = seen_as(file, facts, skip)
                if form is not None and form.get("seen") == seen and arrival.changes:
                    take_in(self._context.service, arrival, facts)
                    session.upload = None
                    session.say(say.taken_in.format(title=facts.title))
                    return led_to(request, within.DOCUMENTS)
        except ChatbotError as error:
            problem = could_not(request, self._context.settings, error)
        shown = {"values": values, "skip": skip, "arrival": arrival, "seen": seen}
        return self._looked_at(request, file, problem, form is not None, **shown)

    def _looked_at(
        self, request: Request, file: OfficeFile, problem: str, sent: bool, **shown: Any
    ) -> Response:
        arrival: Arrival | None = shown["arrival"]
        return admin_page(
            request,
            self._context.settings,
            "arrival.html",
            422 if problem and sent else 200,
            file=file,
            facts=FACTS,
            imported=arrival.imported if arrival else _read_alone(file),
            most=_SHOWN,
            problem=problem,
            **shown,
        )


def _read_alone(file: OfficeFile) -> Imported | None:
    """What a file holds, whatever its document is called; None where nothing is left of it."""
    try:
        return as_one_document([file])
    except ChatbotError:
        return None
