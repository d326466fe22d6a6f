"""Questions of people drawn by chance, for an editor to judge."""

import hashlib
from collections.abc import Iterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.corpus.models import QuestionLine
from chatbot.corpus.questions import BEST
from chatbot.curation import AddJudged, Change
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page, could_not, desk_words, led_to
from chatbot.engine import MAX_LENGTH, Chatbot
from chatbot.errors import ChatbotError
from chatbot.text.normalise import normalise
from chatbot.text.thai_time import today

AT_ONCE = 10
"""Questions on one page."""

_CATEGORY = "journal"
_DIGEST = 16


def routes(context: AdminContext) -> list[Route]:
    """``GET`` and ``POST /judging``."""

    def show(request: Request) -> Response:
        chatbot, desk = context.service.chatbot, context.desk
        # The same ones for a day, so that none is passed over by loading the page again.
        drawn = desk.sample(AT_ONCE, today().toordinal())
        return admin_page(
            request,
            context.settings,
            "judging.html",
            kept=desk.journal is not None,
            asked=[(text, chatbot.ask(text)) for text in drawn],
            needed=desk.needed(),
            entries=chatbot.collection.by_key,
            choices=chatbot.collection.entries,
        )

    def save(request: Request) -> Response:
        session, form = request.state.session, request.state.form
        say = desk_words(request, context.settings)
        try:
            changes = [*_judged(context.service.chatbot, form)]
            if changes:
                # What was judged is what people asked: it is kept whatever it shows.
                context.desk.publish(changes, session.editor, harm_accepted=True)
            session.say(say.judged.format(count=len(changes)))
        except ChatbotError as error:
            session.say(could_not(request, context.settings, error), "trouble")
        return led_to(request, within.JUDGING)

    return [
        Route(within.JUDGING, show, methods=["GET"]),
        Route(within.JUDGING, save, methods=["POST"]),
    ]


def _judged(chatbot: Chatbot, form: FormData) -> Iterator[Change]:
    """The judgements of a form, one question each.

    :raises CorpusError: An entry is not known.
    """
    collection = chatbot.collection
    for number in range(AT_ONCE):
        text, judgement = (str(form.get(f"{name}-{number}", "")) for name in ("text", "is"))
        if judgement not in ("right", "other", "none"):
            continue
        # The journal holds no other; one of these would be tried at each publication.
        if not normalise(text) or len(text) > MAX_LENGTH:
            continue
        name = str(form.get(f"{judgement}-{number}", "")).strip()
        if judgement == "none":
            ranking = chatbot.ask(text).ranking
            document = ranking[0].key.document if ranking else collection.documents[0].id
            relevance = {}
        else:
            key = collection.resolve(name)
            document, relevance = key.document, {key.entry: BEST}
        digest = hashlib.sha256(normalise(text).encode("utf-8")).hexdigest()[:_DIGEST]
        yield AddJudged(
            document,
            QuestionLine(
                qid=f"{_CATEGORY}-{digest}", query=text, category=_CATEGORY, relevance=relevance
            ),
        )
