"""What people's questions come to, week by week and entry by entry."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.desk.usage import usage
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page
from chatbot.journal.statistics import Period, statistics_of

_TOP = 20
_WEEKS = 26


def routes(context: AdminContext) -> list[Route]:
    """``GET /statistics``."""

    def show(request: Request) -> Response:
        chatbot, journal = context.service.chatbot, context.desk.journal
        records = [*journal.records()] if journal else []
        counted = statistics_of(records, Period.WEEK)
        used = usage(records, chatbot)
        by_use = sorted(used.alternates.items(), key=lambda one: -one[1])
        return admin_page(
            request,
            context.settings,
            "statistics.html",
            kept=journal is not None,
            counted=counted,
            weeks=[*counted.periods.items()][-_WEEKS:],
            top=counted.entries.most_common(_TOP),
            never=used.never,
            useful=[(wording, count) for wording, count in by_use[:_TOP] if count],
            unused=used.unused,
            entries=chatbot.collection.by_key,
        )

    return [Route(within.STATISTICS, show, methods=["GET"])]
