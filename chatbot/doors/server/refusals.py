"""Whatever turns a request away answers people with a page, and programs with a problem."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from chatbot.doors.rest.problems import Problems
from chatbot.doors.rest.within import is_call
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.settings import Settings


class Refusals:
    """What a request gets that is not taken, by where it was sent.

    :param pages: For people.
    :param problems: For programs: at the API, where that is served.
    """

    def __init__(self, settings: Settings, pages: ProblemPages, problems: Problems) -> None:
        self._api = settings.api
        self._pages = pages
        self._problems = problems

    async def not_found(self, request: Request, error: Exception) -> Response:
        """Answer a request for what is not here."""
        if self._is_call(request):
            return self._problems.response(request, 404)
        return await self._pages.not_found(request, error)

    async def not_allowed(self, request: Request, error: Exception) -> Response:
        """Answer a request for what is here, but not to be asked for in that way."""
        if self._is_call(request):
            return await self._problems.raised(request, error)
        return await self._pages.not_allowed(request, error)

    def refused(self, request: Request, status: int, headers: Mapping[str, str]) -> Response:
        """Answer a request that is not taken.

        :param status: The HTTP status that says why.
        :param headers: Beside those of every response, e.g. ``Retry-After``.
        """
        if self._is_call(request):
            return self._problems.response(request, status, headers)
        return self._pages.refused(request, status, headers)

    def failed(self, request: Request) -> Response:
        """Answer a request that an error of ours came in the way of."""
        if self._is_call(request):
            return self._problems.response(request, 500)
        return self._pages.failed(request)

    def _is_call(self, request: Request) -> bool:
        return self._api and is_call(request.scope)
