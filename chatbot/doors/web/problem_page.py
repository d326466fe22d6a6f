"""The page that stands where there is none, or where something went wrong."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.templating import environment
from chatbot.settings import Settings

# What is refused for now alone is worded in a way of its own.
_REFUSALS = {429: "asked_too_fast", 503: "asked_by_many"}


class ProblemPages:
    """One page for every problem, each with a way back to the chat window.

    :param settings: Say which languages there are.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def not_found(self, request: Request, _: Exception) -> HTMLResponse:
        """Answer a request for what is not here."""
        return self._page(request, 404, "not_found")

    async def not_allowed(self, request: Request, error: Exception) -> HTMLResponse:
        """Answer a request for what is here, but not to be asked for in that way."""
        assert isinstance(error, HTTPException)
        return self.refused(request, 405, error.headers or {})

    async def unreadable(self, request: Request, error: Exception) -> HTMLResponse:
        """Answer a request that does not say what it has to."""
        assert isinstance(error, RequestValidationError)
        # An address that can never lead anywhere is one that leads nowhere.
        if any(problem["loc"][0] == "path" for problem in error.errors()):
            return await self.not_found(request, error)
        return self.refused(request, 422, {})

    def refused(self, request: Request, status: int, headers: Mapping[str, str]) -> HTMLResponse:
        """Answer a request that is not taken.

        :param status: The HTTP status that says why.
        """
        page = self._page(request, status, _REFUSALS.get(status, "refused"))
        page.headers.update(headers)
        return page

    def failed(self, request: Request) -> HTMLResponse:
        """Answer a request that an error of ours came in the way of."""
        return self._page(request, 500, "failed")

    def _page(self, request: Request, status: int, problem: str) -> HTMLResponse:
        words = page_words(request, self._settings)
        page = environment.get_template("problem.html").render(
            words=words,
            back=f"{_root_path(request)}/",
            title=getattr(words, problem),
            remedy=getattr(words, f"{problem}_more"),
        )
        return HTMLResponse(page, status)


def _root_path(request: Request) -> str:
    """The path that the product is served under, wherever within it a request has got to."""
    path: str = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    return path
