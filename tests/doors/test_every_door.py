"""Whatever door a question comes through, it gets the same text with the same citation."""

import html
import json
import re

import pytest
from fixtures.coroutines import run_to_end
from fixtures.line_platform import LineStandIn, components, posted, said, texts_of
from fixtures.serving import served
from mcp import Client
from starlette.testclient import TestClient

from chatbot.conversation import Conversation
from chatbot.datatypes import EVERYTHING, Typed
from chatbot.doors import addresses
from chatbot.doors.batch import answer_lines
from chatbot.doors.line.mounting import LINE_PATH
from chatbot.doors.server.app import create_app
from chatbot.doors.web.exposure import CALL
from chatbot.service import Service

PUBLIC = "https://faq.example.go.th"
QUESTIONS, CONVERSATIONS = 50, 10


@pytest.fixture(scope="module")
def platform():
    stand_in = LineStandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture(scope="module")
def service(bot, settings, platform):
    own = {"mcp": True, "public_url": PUBLIC, **platform.settings}
    return Service(lambda *_: bot, settings.model_copy(update=own))


@pytest.fixture(scope="module")
def client(service):
    with TestClient(create_app(service)) as opened:
        yield opened


@pytest.fixture(scope="module")
def questions(collection):
    """Some, spread over the development set: answered, offered and refused."""
    judged = [one.query for one in collection.judged]
    return judged[:: len(judged) // QUESTIONS][:QUESTIONS]


@pytest.fixture(scope="module")
def conversations(settings):
    """The turns of some, as they were typed."""
    path = settings.corpus / "evaluation" / "conversations.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()[:CONVERSATIONS]
    return [[turn["query"] for turn in json.loads(line)["turns"]] for line in lines]


def right(service, turns):
    """What the service itself gives to the last turn: its entries."""
    conversation = Conversation()
    for turn in turns:
        answer = service.ask(Typed(turn), conversation)
    return answer


def official(answer):
    """The official text, and what is cited, of an answer as the API and the batch have it."""
    cited = [
        (one["document"], one["version"], one["entry_id"], one["sha256"])
        for one in answer["citations"]
    ]
    return answer["answer"], cited


def expected(answer):
    cited = [(one.document, one.version, one.entry_id, one.sha256) for one in answer.citations]
    return answer.answer, cited


def by_batch(service, turns):
    line = json.dumps({"cid": "c", "turns": [{"query": turn} for turn in turns]}).encode()
    *_, last = answer_lines(service, [line], False, EVERYTHING)
    return official(last)


def by_api(client, turns):
    *earlier, last = turns
    steps = [{"question": turn} for turn in earlier]
    answer = client.post("/api/v1/ask", json={"question": last, "conversation": steps})
    assert answer.status_code == 200, answer.text
    return official(answer.json())


def plain(text):
    """Text without what only shows it: white space, where a line may end, the marks of a list."""
    return re.sub(r"[\s\u200b\u2060-]+", "", text)


def by_window(client, turns):
    *earlier, last = turns
    message = {"step": {"question": last}, "earlier": [{"question": turn} for turn in earlier]}
    [value] = client.post(f"/{CALL}", json={"data": [message]}).json()["data"]
    turn = value["turn"]
    links = re.findall(rf'href="({addresses.SOURCE}/[^"]+)"', turn)
    shown = html.unescape(re.sub(r"<[^>]*>", "", turn))
    return plain(shown), {html.unescape(link) for link in links}


def by_line(client, platform, turns, person):
    source = {"type": "user", "userId": f"U{person}"}
    for number, turn in enumerate(turns):
        count = len(platform.replies)
        event = said(turn, number=f"{person}-{number}", source=source)
        body, headers = posted(event)
        assert client.post(LINE_PATH, content=body, headers=headers).status_code == 200
        *_, (_, messages) = platform.wait_for_replies(count + 1)
    links = {one["uri"] for one in components(messages) if one["type"] == "uri"}
    return plain("".join(texts_of(messages))), links


def check(service, client, platform, turns, person):
    answer = right(service, turns)
    assert by_batch(service, turns) == expected(answer)
    assert by_api(client, turns) == expected(answer)
    pages = {addresses.citation_address(citation) for citation in answer.citations}
    shown, links = by_window(client, turns)
    said_, buttons = by_line(client, platform, turns, person)
    assert pages <= links
    assert {f"{PUBLIC}/{page}" for page in pages} <= buttons
    for entry in answer.entries:
        assert plain(entry.answer) in shown
        assert plain(entry.answer) in said_
    if not answer.entries:
        texts = [plain(entry.answer) for entry in service.chatbot.collection.entries]
        assert not [text for text in texts if len(text) > 60 and (text in shown or text in said_)]


def test_a_question_gets_the_same_at_every_door(service, client, platform, questions):
    statuses = set()
    for number, question in enumerate(questions):
        check(service, client, platform, [question], f"q{number}")
        statuses.add(right(service, [question]).status)
    assert len(statuses) == 3


def test_a_conversation_goes_the_same_way_at_every_door(service, client, platform, conversations):
    for number, turns in enumerate(conversations):
        for length in range(1, len(turns) + 1):
            check(service, client, platform, turns[:length], f"c{number}-{length}")


def test_an_assistant_is_given_the_same(service, questions):
    async def ask(address):
        async with Client(f"{address}mcp") as client:
            return [
                await client.call_tool("ask_official", {"question": question})
                for question in questions
            ]

    with served(service) as address:
        results = run_to_end(ask(address))
    for question, result in zip(questions, results, strict=True):
        assert official(result.structured_content) == expected(right(service, [question]))
