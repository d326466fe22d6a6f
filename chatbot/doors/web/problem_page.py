"""The page that stands where there is none, or where something went wrong."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from chatbot.doors.web.templating import environment
from chatbot.wording.th import THAI


def problem_page(back: str, title: str, remedy: str) -> str:
    """Render the page.

    :param back: Address of the chat window.
    :param title: What is wrong.
    :param remedy: What a person can do.
    """
    page = environment.get_template("problem.html")
    return page.render(words=THAI, back=back, title=title, remedy=remedy)


async def not_found(request: Request, _: Exception) -> HTMLResponse:
    """Answer a request for what is not here, in whatever way it was asked for."""
    page = problem_page(_window_of(request), THAI.not_found, THAI.not_found_more)
    return HTMLResponse(page, 404)


async def failed(request: Request, _: Exception) -> HTMLResponse:
    """Answer a request that an error of ours came in the way of; the error itself is logged."""
    page = problem_page(_window_of(request), THAI.failed, THAI.failed_more)
    return HTMLResponse(page, 500)


def _window_of(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"
