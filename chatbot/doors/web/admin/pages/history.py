"""What was published, and by whom; and taken back."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.described import described
from chatbot.doors.web.admin.layout import admin_page, could_not, desk_words, led_to
from chatbot.errors import ChatbotError
from chatbot.text.months import thai_date
from chatbot.text.thai_time import THAILAND

_MOST_DIGITS = 19


def routes(context: AdminContext) -> list[Route]:
    """``GET /history`` and ``POST /history/undo``."""

    def show(request: Request) -> Response:
        say = desk_words(request, context.settings)
        changes = [
            (one, _when(one.at), described(one.change, say)) for one in context.desk.history()
        ]
        return admin_page(request, context.settings, "history.html", changes=changes)

    def undo(request: Request) -> Response:
        session = request.state.session
        number = str(request.state.form.get("id", ""))
        say = desk_words(request, context.settings)
        try:
            context.desk.undo(_number(number), session.editor)
            session.say(say.taken_back)
        except ChatbotError as error:
            session.say(could_not(request, context.settings, error), "trouble")
        return led_to(request, within.HISTORY)

    return [
        Route(within.HISTORY, show, methods=["GET"]),
        Route(within.UNDO, undo, methods=["POST"]),
    ]


def _number(typed: str) -> int:
    """A change's number; 0, which none has, for what is none."""
    # Python reads no more than some thousand digits, and SQLite counts no further than this.
    return int(typed) if typed.isdecimal() and len(typed) < _MOST_DIGITS else 0


def _when(at: datetime) -> str:
    """Day and time in Thailand, as an office writes them."""
    there = at.astimezone(THAILAND)
    return f"{thai_date(there.date())} {there:%H.%M} น."
