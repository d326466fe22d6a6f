"""An app to stand in front of, and one that refuses by saying why."""

import pytest
from starlette.responses import PlainTextResponse


@pytest.fixture
def refused():
    """Answers with the status and the headers alone."""

    def refuse(request, status, headers):
        return PlainTextResponse("", status, headers=dict(headers))

    return refuse


@pytest.fixture
def inside():
    """An app that says where it was asked."""

    async def app(scope, receive, send):
        await PlainTextResponse(scope["path"])(scope, receive, send)

    return app
