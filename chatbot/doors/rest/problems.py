"""What a caller gets where something is wrong: a problem as RFC 9457 describes it.

https://www.rfc-editor.org/rfc/rfc9457
"""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chatbot.doors import addresses
from chatbot.doors.rest.faults import FieldFault, read_faults
from chatbot.doors.rest.within import API, DOCS
from chatbot.errors import AwayError, ClosedError
from chatbot.settings import Settings
from chatbot.wording.api.en import ENGLISH_API
from chatbot.wording.api.th import THAI_API
from chatbot.wording.language import preferred_wording

PROBLEM = "application/problem+json"
"""The media type of a problem."""

_UNREADABLE, _INVALID = 400, 422
_COME_AGAIN_S = 10
"""Seconds after which what is searched may be there again."""


class Problems:
    """One JSON object for every problem, in both languages; never a word of what was sent.

    :param settings: Say where the page is that describes each problem.
    """

    def __init__(self, settings: Settings) -> None:
        docs = f"{API}/{DOCS}"
        self._docs = addresses.absolute(settings.public_url, docs) or (
            f"{settings.root_path}/{docs}"
        )

    def response(
        self,
        request: Request,
        status: int,
        headers: Mapping[str, str] | None = None,
        *,
        notice: str = "",
        faults: Sequence[FieldFault] = (),
    ) -> Response:
        """The response to a request that is not taken.

        :param status: One of those that the wording knows; any other is told as 500 is.
        :param headers: Beside those of every response, e.g. ``Retry-After``.
        :param notice: Stands in place of the detail, in whatever language it was written.
        :param faults: The fields that are wrong.
        """
        told = status if status in THAI_API.problems else 500
        both = {words.language: words for words in (THAI_API, ENGLISH_API)}
        words = both[_language(request)]
        details = {name: notice or one.problems[told][1] for name, one in both.items()}
        body: dict[str, Any] = {
            "type": f"{self._docs}#{problem_anchor(told)}",
            "title": words.problems[told][0],
            "status": status,
            "detail": details[words.language],
            "detail_th": details["th"],
            "detail_en": details["en"],
        }
        if faults:
            body["errors"] = [fault.told(words) for fault in faults]
        return JSONResponse(
            body,
            status,
            {"Cache-Control": "no-store", **(headers or {})},
            media_type=PROBLEM,
        )

    async def raised(self, request: Request, error: Exception) -> Response:
        """Answer where a call raised an HTTP status."""
        assert isinstance(error, HTTPException)
        return self.response(request, error.status_code, error.headers)

    async def closed(self, request: Request, error: Exception) -> Response:
        """Answer while the operator has closed the service, or what is searched is away."""
        assert isinstance(error, ClosedError)
        again = {"Retry-After": str(_COME_AGAIN_S)} if isinstance(error, AwayError) else None
        return self.response(request, 503, again, notice=str(error))

    async def unreadable(self, request: Request, error: Exception) -> Response:
        """Answer a request that does not say what it has to."""
        assert isinstance(error, RequestValidationError)
        if isinstance(error.body, dict):
            request.state.language = error.body.get("language")
        errors = error.errors()
        if any(one["type"] == "json_invalid" for one in errors):
            return self.response(request, _UNREADABLE)
        return self.response(request, _INVALID, faults=read_faults(errors))

    async def failed(self, request: Request, _: Exception) -> Response:
        """Answer a request that an error of ours came in the way of."""
        return self.response(request, 500)


def problem_anchor(status: int) -> str:
    """Where the page that describes the API speaks of a status."""
    return f"problem-{status}"


def _language(request: Request) -> str:
    """What the body asks for, as far as it was read, else what the header does; Thai without."""
    asked = getattr(request.state, "language", None)
    if asked in ("th", "en"):
        return str(asked)
    return preferred_wording(request.headers.get("accept-language", "")).language
