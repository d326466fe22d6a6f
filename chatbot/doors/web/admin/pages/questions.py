"""Questions of people that wait for an editor, and what an editor makes of them."""

from collections.abc import Sequence
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.corpus.models import DraftLine
from chatbot.curation import AddAlternate, Change
from chatbot.datatypes import EntryKey
from chatbot.desk.open_questions import OpenQuestion
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.guard import TOKEN
from chatbot.doors.web.admin.layout import admin_page, could_not, desk_words, led_to
from chatbot.doors.web.admin.publishing import made_or_shown
from chatbot.doors.web.admin.trial_page import trial_page
from chatbot.errors import ChatbotError, CorpusError
from chatbot.text.normalise import on_one_line
from chatbot.wording.admin.desk_base import DeskWording

_AT_ONCE = 20
"""Open questions on a page; an editor decides on them one by one."""

_WORDINGS = 12
_ORIGIN = "journal"


class _UnclearError(Exception):
    """A decision that does not say enough; the message says what is missing."""


def routes(context: AdminContext) -> list[Route]:
    """``GET /questions`` and ``POST /questions/decide``."""

    def show(request: Request) -> Response:
        chatbot, desk = context.service.chatbot, context.desk
        waiting = desk.open_questions()
        if waiting:
            # While they are read.
            desk.prepare_soon()
        return admin_page(
            request,
            context.settings,
            "questions.html",
            kept=desk.journal is not None,
            waiting=waiting[:_AT_ONCE],
            left=max(0, len(waiting) - _AT_ONCE),
            most=_WORDINGS,
            entries=chatbot.collection.by_key,
            choices=chatbot.collection.entries,
        )

    def decide(request: Request) -> Response:
        form, session = request.state.form, request.state.session
        say = desk_words(request, context.settings)
        try:
            return _decided(context, request, form, say)
        except _UnclearError as error:
            session.say(str(error), "trouble")
        except ChatbotError as error:
            session.say(could_not(request, context.settings, error), "trouble")
        return led_to(request, within.OPEN_QUESTIONS)

    return [
        Route(within.OPEN_QUESTIONS, show, methods=["GET"]),
        Route(within.DECIDE, decide, methods=["POST"]),
    ]


def _decided(context: AdminContext, request: Request, form: FormData, say: DeskWording) -> Response:
    desk, session = context.desk, request.state.session
    question = desk.open_question(str(form.get("id", "")))
    decision = str(form.get("do", ""))
    if decision == "dismiss":
        desk.dismiss(question, session.editor)
        session.say(say.dismissed)
        return led_to(request, within.OPEN_QUESTIONS)
    if decision == "draft":
        entry, texts = _entry(context, form, say), _texts(form, question, say)
        _keep_drafts(context, entry, texts)
        desk.dismiss(question, session.editor)
        session.say(say.drafted.format(count=len(texts)))
        return led_to(request, within.OPEN_QUESTIONS)
    if decision.endswith("gap"):
        changes: list[Change] = [desk.gap_of(question)]
        done = say.gap_made
    else:
        entry, texts = _entry(context, form, say), _texts(form, question, say)
        changes = [AddAlternate(entry, text) for text in texts]
        done = say.accepted.format(count=len(texts))
    fields = [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in ("do", TOKEN)
    ]
    fields.append(("do", decision.removeprefix("preview-")))
    show = partial(trial_page, request, context, action=within.DECIDE, fields=fields)
    if decision.startswith("preview"):
        return show(desk.preview(changes))
    return made_or_shown(request, context, changes, show, done, within.OPEN_QUESTIONS)


def _entry(context: AdminContext, form: FormData, say: DeskWording) -> EntryKey:
    """The entry that was chosen among those named, or written beside them.

    :raises _UnclearError: None was, or there is none of that name.
    """
    collection = context.service.chatbot.collection
    name = str(form.get("other", "")).strip() or str(form.get("entry", ""))
    if not name:
        raise _UnclearError(say.choose_entry)
    try:
        return collection.resolve(name)
    except CorpusError:
        raise _UnclearError(say.no_such_entry) from None


def _texts(form: FormData, question: OpenQuestion, say: DeskWording) -> Sequence[str]:
    """The wordings that were chosen, as the editor has them.

    :raises _UnclearError: None was.
    """
    chosen = {str(value) for value in form.getlist("use")}
    texts = [
        on_one_line(str(form.get(f"text-{number}", "")))
        for number in range(min(_WORDINGS, len(question.wordings)))
        if str(number) in chosen
    ]
    if not any(texts):
        raise _UnclearError(say.choose_wording)
    return [*dict.fromkeys(filter(None, texts))]


def _keep_drafts(context: AdminContext, entry: EntryKey, texts: Sequence[str]) -> None:
    context.draft_files()[entry.document].append(
        [DraftLine(id=entry.entry, kind="alternate", text=text, origin=_ORIGIN) for text in texts]
    )
