"""Drafts that wait: taken, worded otherwise or dropped, one by one or a page at once."""

import hashlib
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page, admin_words, could_not, led_to
from chatbot.doors.web.admin.publishing import tried_or_made
from chatbot.drafting.review import OpenDraft, mark_written, open_drafts, waiting_changes
from chatbot.errors import ChatbotError

_SHOWN = 20
_KINDS = ("alternate", "near-miss", "gap")


def routes(context: AdminContext) -> list[Route]:
    """``GET`` and ``POST /drafts`` and ``/drafts/{kind}``, and ``POST /drafts/publish``."""

    def show(request: Request) -> Response:
        files, collection = context.draft_files(), context.service.chatbot.collection
        drafts = open_drafts(files, collection.entries)
        kind = request.path_params.get("kind", "")
        counts = {one: sum(draft.line.kind == one for draft in drafts) for one in _KINDS}
        shown = [draft for draft in drafts if kind in ("", draft.line.kind)][:_SHOWN]
        waiting = len(waiting_changes(files, collection))
        return admin_page(
            request,
            context.settings,
            "drafts.html",
            drafts=[(_name(draft), draft) for draft in shown],
            counts=counts,
            kind=kind,
            waiting=waiting,
        )

    def decide(request: Request) -> Response:
        session, say = request.state.session, admin_words(request, context.settings)
        kind = request.path_params.get("kind", "")
        back = f"{within.DRAFTS}/{kind}" if kind else within.DRAFTS
        try:
            counts = _decided(context.open_drafts(), request.state.form)
        except ChatbotError as error:
            session.say(could_not(request, context.settings, error), "trouble")
        else:
            session.say(say.drafts_decided.format(taken=counts[0], dropped=counts[1]))
        return led_to(request, back)

    def publish(request: Request) -> Response:
        session = request.state.session
        files = context.draft_files()
        try:
            changes = waiting_changes(files, context.service.chatbot.collection)
            if not changes:
                mark_written(files)
                return led_to(request, within.DRAFTS)
            page, back = within.DRAFTS_PUBLISH, within.DRAFTS
            done = partial(mark_written, files)
            return tried_or_made(request, context, changes, page, back, done)
        except ChatbotError as error:
            session.say(could_not(request, context.settings, error), "trouble")
            return led_to(request, within.DRAFTS)

    kinds = f"{within.DRAFTS}/{{kind}}"
    return [
        Route(within.DRAFTS_PUBLISH, publish, methods=["POST"]),
        Route(within.DRAFTS, show, methods=["GET"]),
        Route(within.DRAFTS, decide, methods=["POST"]),
        Route(kinds, show, methods=["GET"]),
        Route(kinds, decide, methods=["POST"]),
    ]


def _name(draft: OpenDraft) -> str:
    """What the fields of a draft are called; another once another draft stands in its place."""
    said = f"{draft.entry.key}\n{draft.place}\n{draft.line.kind}\n{draft.line.text}"
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:20]


def _decided(drafts: list[OpenDraft], form: FormData) -> tuple[int, int]:
    """Keep what a form decides; what nobody decided waits on.

    :return: How many were taken and how many dropped.
    :raises CorpusError: A decision cannot be kept; those before it are.
    """
    taken = dropped = 0
    for draft in drafts:
        name = _name(draft)
        text = form.get(f"text-{name}")
        if not isinstance(text, str):
            continue
        match form.get("all") or form.get(f"take-{name}"):
            case "take" if text.strip() == draft.line.text:
                draft.decide("accepted")
                taken += 1
            case "take" if any(map(str.isalnum, text)):
                draft.decide("edited", text)
                taken += 1
            case "drop":
                draft.decide("dropped")
                dropped += 1
    return taken, dropped
