"""The script that puts the chat window into a page of another site."""

from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response

from chatbot.doors import addresses
from chatbot.doors.web.widget.script import widget_script
from chatbot.middleware.answering import Answering
from chatbot.service import Service

_KEPT_FOR_S = 300
"""Short enough for a new release or another setting to be there soon."""


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /widget.js``."""
    routes = APIRouter()
    script = widget_script(service.settings).encode()
    headers = {
        "Cache-Control": f"public, max-age={_KEPT_FOR_S}",
        # Pages of other sites load it, those that isolate themselves included.
        "Cross-Origin-Resource-Policy": "cross-origin",
        # Weak: it is sent compressed or not.
        "ETag": f'W/"{sha256(script).hexdigest()[:32]}"',
    }

    @routes.get(f"/{addresses.WIDGET}")
    def widget(request: Request) -> Response:
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(script, media_type="text/javascript", headers=headers)

    return routes
