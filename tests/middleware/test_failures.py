import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from chatbot.middleware.failures import Failures


@pytest.mark.parametrize(("error", "passed_on"), [(ClientDisconnect, False), (ValueError, True)])
def test_a_client_that_leaves_is_no_error_of_ours(error, passed_on):
    async def broken(scope, receive, send):
        await Request(scope, receive).body()
        raise error

    raised = []

    async def outermost(scope, receive, send):
        try:
            await Failures(broken, lambda _: PlainTextResponse("", 500))(scope, receive, send)
        except ValueError as one:
            raised.append(one)
        await PlainTextResponse("")(scope, receive, send) if not raised else None

    status = TestClient(outermost).get("/").status_code
    assert (bool(raised), status) == (passed_on, 500 if passed_on else 200)
