"""What of Gradio can be reached from outside: the window and its own parts, nothing else.

A Gradio app also answers uploads (which it writes to disk), file downloads, proxying, an API
description and more. None of that belongs to this product.
"""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

_READ = re.compile(r"/|/favicon\.ico|/theme\.css|/assets/[\w.-]+|/static/[\w./-]+")
_ASK = re.compile(r"/gradio_api/component_server/?")


class Exposed:
    """Gradio's app, of which only what is exposed is found.

    :param app: Gradio's.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on.

        :raises HTTPException: 404 for everything else.
        """
        if scope["type"] == "http":
            path = scope["path"].removeprefix(scope.get("root_path", ""))
            if not is_exposed(scope["method"], path):
                raise HTTPException(404)
            # Gradio reads more from it than this window needs, and fails on some of it.
            scope = {**scope, "query_string": b""}
        await self._app(scope, receive, send)


def is_exposed(method: str, path: str) -> bool:
    """Whether a request to Gradio is answered at all.

    :param path: The decoded path, without the product's own root path.
    """
    if method == "POST":
        return _ASK.fullmatch(path) is not None
    return method in ("GET", "HEAD") and ".." not in path and _READ.fullmatch(path) is not None
