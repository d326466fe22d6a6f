"""Where the API describes itself: to programs, and to people."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from chatbot.doors.rest.docs_page import STYLE_FILE, docs_html
from chatbot.doors.rest.openapi import openapi_document
from chatbot.doors.rest.within import DOCS, DOCS_STYLE, OPENAPI
from chatbot.settings import Settings
from chatbot.wording.api import api_wording
from chatbot.wording.language import preferred_wording, wording_by_tag


def description_routes(calls: Sequence[BaseRoute], settings: Settings) -> list[Route]:
    """``GET /openapi.json``, ``GET /docs`` and what that page looks like.

    :param calls: What is described.
    """

    @cache
    def document() -> dict[str, Any]:
        # Made when it is first asked for: the start has no time for it.
        return openapi_document(calls, settings)

    async def for_programs(_: Request) -> Response:
        return JSONResponse(document())

    async def for_people(request: Request) -> Response:
        words = wording_by_tag(request.query_params.get("lang", "")) or preferred_wording(
            request.headers.get("accept-language", "")
        )
        say = api_wording(words.language)
        return HTMLResponse(docs_html(document(), say, settings.api_keys_only))

    async def style(_: Request) -> Response:
        return FileResponse(STYLE_FILE, media_type="text/css")

    pages = ((OPENAPI, for_programs), (DOCS, for_people), (DOCS_STYLE, style))
    return [Route(f"/{name}", page, methods=["GET"]) for name, page in pages]
