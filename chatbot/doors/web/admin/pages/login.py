"""In and out."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.guard import COOKIE
from chatbot.doors.web.admin.layout import admin_page, admin_words, led_to


def routes(context: AdminContext) -> list[Route]:
    """``GET`` and ``POST /login``, and ``POST /logout``."""
    settings = context.settings

    def ask(request: Request) -> Response:
        if request.state.session:
            return led_to(request, within.OVERVIEW)
        return admin_page(request, settings, "login.html", problem="")

    def sign_in(request: Request) -> Response:
        form, say = request.state.form, admin_words(request, settings)
        name, password = str(form.get("name", "")), str(form.get("password", ""))
        if wait := context.attempts.begin(name):
            problem = say.wait.format(seconds=wait)
            headers = {"Retry-After": str(wait)}
            return again(request, problem, 429, headers)
        editor = context.editors.authenticate(name, password)
        if editor is None:
            return again(request, say.not_known, 401)
        context.attempts.succeeded(name)
        context.sessions.end(request.cookies.get(COOKIE))
        answer = led_to(request, within.OVERVIEW)
        answer.set_cookie(
            COOKIE,
            context.sessions.begin(editor),
            path=within.admin_path(request),
            secure=request.url.scheme == "https" or settings.public_url.startswith("https://"),
            httponly=True,
            samesite="strict",
        )
        return answer

    def again(
        request: Request, problem: str, status: int, headers: dict[str, str] | None = None
    ) -> Response:
        request.state.session = None
        return admin_page(request, settings, "login.html", status, headers, problem=problem)

    def sign_out(request: Request) -> Response:
        context.sessions.end(request.cookies.get(COOKIE))
        answer = led_to(request, within.LOGIN)
        answer.delete_cookie(
            COOKIE, path=within.admin_path(request), httponly=True, samesite="strict"
        )
        return answer

    return [
        Route(within.LOGIN, ask, methods=["GET"]),
        Route(within.LOGIN, sign_in, methods=["POST"]),
        Route(within.LOGOUT, sign_out, methods=["POST"]),
    ]
