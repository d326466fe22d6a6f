"""What one worker keeps for all: passed on to it as it came, and no more than is taken."""

import asyncio

import httpx
import pytest
from fixtures.coroutines import run_to_end
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from chatbot.doors.server.first import First, KeptByFirst
from chatbot.middleware.buckets import Buckets
from chatbot.middleware.rate_limit import RateLimit, client_of


def refuse(_, status, headers):
    return PlainTextResponse("", status, headers=dict(headers))


async def tell(scope, receive, send):
    """Say whom a request comes from and how long its body is."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(f"{client_of(scope)} {len(body)}")(scope, receive, send)


@pytest.fixture
def asked(tmp_path):
    """Sends requests to a worker that is not the first, from an address; gives the responses."""

    def asked_(*requests, address="192.0.2.1", per_minute=0):
        async def work():
            first, second = First(tmp_path), First(tmp_path)
            assert (first.here, second.here) == (True, False)
            limited = RateLimit(
                KeptByFirst(tell, refuse, first, ("/admin",)),
                refuse,
                lambda _: 1.0,
                Buckets(b"key", lambda: 1.0),
                per_minute,
                0,
            )
            transport = httpx.ASGITransport(
                KeptByFirst(tell, refuse, second, ("/admin",)), client=(address, 1)
            )
            async with (
                first.reachable(limited),
                httpx.AsyncClient(transport=transport, base_url="http://x") as client,
            ):
                return [await client.request(*request[:2], **request[2]) for request in requests]

        return run_to_end(asyncio.wait_for(work(), 30))

    return asked_


def test_what_is_posted_comes_with_whom_it_is_from(asked):
    forged = {"x-chatbot-client": "http 203.0.113.9 1"}
    (response,) = asked(("POST", "/admin/x", {"content": b"abc", "headers": forged}))
    assert response.text == "192.0.2.1 3"


def test_a_body_that_nobody_takes_is_not_kept(asked):
    (response,) = asked(("PUT", "/admin/x", {"content": b"a" * 100_000}))
    assert response.text == "192.0.2.1 0"


def test_what_another_worker_counted_is_not_counted_again(asked):
    responses = asked(*[("GET", "/admin/x", {})] * 5, per_minute=4)
    assert [response.status_code for response in responses] == [200] * 5
