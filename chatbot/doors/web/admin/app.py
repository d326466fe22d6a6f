"""The editors' pages as one app, mounted at its own address."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.guard import Guard
from chatbot.doors.web.admin.layout import admin_page, led_to
from chatbot.doors.web.admin.pages import page_routes
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.errors import ChatbotError


def mount_admin(app: Starlette, context: AdminContext, problems: ProblemPages) -> None:
    """Mount all pages, behind the guard.

    :param problems: Make the pages where there is none, or where something went wrong.
    """

    async def door(request: Request) -> Response:
        # Starlette leads to the address with a slash only where nothing else matches.
        if not context.editors.names:
            raise HTTPException(404)
        return led_to(request, within.OVERVIEW)

    async def failed(request: Request, _: Exception) -> Response:
        return problems.failed(request)

    async def could_not(request: Request, error: Exception) -> Response:
        return admin_page(request, context.settings, "refused.html", 500, problem=str(error))

    pages = Starlette(
        routes=page_routes(context),
        exception_handlers={
            404: problems.not_found,
            405: problems.not_allowed,
            ChatbotError: could_not,
            Exception: failed,
        },
    )
    # An address has one spelling; to lead to another would take the host that a request names.
    pages.router.redirect_slashes = False
    app.add_route(f"/{within.ADMIN}", door, methods=["GET"])
    # In front of all of it, so that the page of an error has the guard's headers too.
    app.mount(f"/{within.ADMIN}", Guard(pages, context, problems.not_found))
