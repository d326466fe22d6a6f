import asyncio

import pytest
from fixtures.coroutines import run_to_end

from chatbot.middleware.admission import Admission


@pytest.fixture
def gate():
    """An app that answers when it is let go on, and says what became of it."""

    class Gate:
        def __init__(self):
            self.open, self.fates = asyncio.Event(), []

        async def __call__(self, _, receive, send):
            message = await receive()
            while message.get("more_body"):
                message = await receive()
            try:
                await self.open.wait()
            except asyncio.CancelledError:
                self.fates.append("given up")
                raise
            self.fates.append("answered")
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

    return Gate()


class Client:
    """One request by hand: what it sends, what it gets, and that it can leave."""

    def __init__(self, app, path="/ask"):
        self.messages, self.statuses = asyncio.Queue(), []
        self.headers = {}
        for number in range(2):
            message = {"type": "http.request", "body": b"x", "more_body": number == 0}
            self.messages.put_nowait(message)
        scope = {"type": "http", "path": path, "method": "POST", "headers": [], "root_path": ""}
        self.task = asyncio.ensure_future(app(scope, self.messages.get, self.send))

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.statuses.append(message["status"])
            self.headers = dict(message["headers"])

    def leave(self):
        self.messages.put_nowait({"type": "http.disconnect"})


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)


def test_who_comes_on_top_is_sent_away_and_the_others_are_answered(gate, refused):
    async def work():
        counts = []
        app = Admission(gate, refused, lambda scope: True, 2, counts.append)
        clients = [Client(app) for _ in range(3)]
        await settle()
        assert [client.statuses for client in clients] == [[], [], [503]]
        assert clients[2].headers[b"retry-after"] == b"1"
        gate.open.set()
        await asyncio.gather(*(client.task for client in clients))
        assert [client.statuses for client in clients] == [[200], [200], [503]]
        assert (max(counts), counts[-1]) == (2, 0)
        later = Client(app)
        await later.task
        assert later.statuses == [200]

    run_to_end(work())


def test_what_is_no_question_is_not_counted(gate, refused):
    async def work():
        app = Admission(gate, refused, lambda scope: scope["path"] == "/ask", 1, lambda _: None)
        clients = [Client(app), Client(app, "/page"), Client(app, "/page")]
        gate.open.set()
        await asyncio.gather(*(client.task for client in clients))
        assert [client.statuses for client in clients] == [[200]] * 3

    run_to_end(work())


def test_the_question_of_a_client_that_leaves_is_given_up_and_makes_room(gate, refused):
    async def work():
        app = Admission(gate, refused, lambda scope: True, 1, lambda _: None)
        first = Client(app)
        await settle()
        first.leave()
        await first.task
        assert gate.fates == ["given up"]
        gate.open.set()
        second = Client(app)
        await second.task
        assert (first.statuses, second.statuses) == ([], [200])

    run_to_end(work())


def test_an_error_of_the_app_is_not_swallowed(refused):
    async def broken(scope, receive, send):
        raise ValueError("broken")

    async def work():
        counts = []
        app = Admission(broken, refused, lambda scope: True, 1, counts.append)
        with pytest.raises(ValueError, match="broken"):
            await Client(app).task
        assert counts == [1, 0]

    run_to_end(work())
