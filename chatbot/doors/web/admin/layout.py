"""A page in the frame that all pages of the editors share."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.signed_in import Session
from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.templating import environment
from chatbot.errors import ChatbotError
from chatbot.settings import Settings
from chatbot.wording.admin import admin_wording
from chatbot.wording.admin.base import AdminWording
from chatbot.wording.admin.desk_base import DeskWording

NAVIGATION: Sequence[tuple[str, str]] = (
    ("overview", within.OVERVIEW),
    ("desk.questions", within.OPEN_QUESTIONS),
    ("desk.judging", within.JUDGING),
    ("drafts", within.DRAFTS),
    ("documents", within.DOCUMENTS),
    ("import_file", within.IMPORT),
    ("try_out", within.TRY),
    ("desk.statistics", within.STATISTICS),
    ("desk.history", within.HISTORY),
)
"""Where in the wording each page's title is, and where the page is."""


def admin_words(request: Request, settings: Settings) -> AdminWording:
    """The language of the labels, chosen as for all other pages."""
    return admin_wording(page_words(request, settings).language)


def desk_words(request: Request, settings: Settings) -> DeskWording:
    """What is said where an editor works on people's questions, in the same language."""
    return admin_words(request, settings).desk


def could_not(request: Request, settings: Settings, error: ChatbotError) -> str:
    """Says that something could not be done, and why."""
    return f"{admin_words(request, settings).could_not}: {error}"


def admin_page(
    request: Request,
    settings: Settings,
    template: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """Render a page.

    :param template: Its file below ``templates/admin``.
    :param values: What else it shows.
    """
    session: Session | None = getattr(request.state, "session", None)
    words = page_words(request, settings)
    say = admin_wording(words.language)
    page = environment.get_template(f"admin/{template}").render(
        words=words,
        say=say,
        desk=say.desk,
        back=f"{within.window_path(request)}/",
        base=within.admin_path(request),
        within=within,
        navigation=[(attrgetter(name)(say), page) for name, page in NAVIGATION],
        here=request.url.path.removeprefix(within.admin_path(request)),
        session=session,
        flashes=session.said() if session else (),
        **values,
    )
    return HTMLResponse(page, status, headers)


def led_to(request: Request, page: str) -> RedirectResponse:
    """Lead a browser to a page after a form: loading it again sends nothing twice."""
    return RedirectResponse(within.admin_path(request, page), 303)
