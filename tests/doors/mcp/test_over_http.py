"""Assistants over HTTP, by the protocol's own client against the served product."""

import asyncio
import gc
import json

import httpx
import pytest
from fixtures.serving import served
from mcp import Client
from mcp.shared.exceptions import MCPError
from starlette.testclient import TestClient

from chatbot.closing import Closing
from chatbot.datatypes import Door
from chatbot.doors.mcp.mounting import MCP_PATH
from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.th import THAI

QUESTION = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
MODES = ("auto", "legacy")


@pytest.mark.parametrize("mode", MODES)
def test_it_has_two_tools_and_says_how_to_use_them(mcp_address, run, mode):
    async def talk():
        async with Client(mcp_address, mode=mode) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = run(talk())
    assert [tool.name for tool in tools] == ["ask_official", "get_entry"]
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert "word for word" in tool.description
        assert "คำต่อคำ" in tool.description
    assert "never" in instructions.lower()
    assert "not 'answered'" in instructions


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_is_the_official_text_to_the_letter(mcp_address, run, collection, mode):
    async def talk():
        async with Client(mcp_address, mode=mode) as client:
            return await client.call_tool("ask_official", {"question": QUESTION})

    result = run(talk())
    value = result.structured_content
    (citation,) = value["citations"]
    entry = collection.entry(collection.resolve(citation["entry_id"]))
    assert not result.is_error
    assert value["status"] == "answered"
    assert value["answer"] == entry.answer
    assert value["official_question"] == entry.question
    assert citation["url"] == (
        f"https://faq.example.go.th/source/{'/'.join(entry.key[:2])}#{entry.id}"
    )
    assert json.loads(result.content[0].text) == value


def test_what_is_not_covered_is_refused_with_whom_to_ask(mcp_address, run):
    async def talk():
        async with Client(mcp_address) as client:
            asked = {"question": "how do I renew my passport in Chiang Mai", "language": "th"}
            return await client.call_tool("ask_official", asked)

    value = run(talk()).structured_content
    assert value["status"] == "refused"
    assert value["answer"] is None
    assert value["citations"] == []
    assert value["contact"]["name"] == "สำนักงาน ก.พ.ร."
    assert "ไม่พบคำตอบ" in value["message"]


def test_a_choice_is_opened_by_its_name(mcp_address, run, collection):
    async def talk():
        async with Client(mcp_address) as client:
            asked = await client.call_tool("ask_official", {"question": "Open Data"})
            choice = asked.structured_content["choices"][0]
            name = f"{choice['document']}/{choice['version']}/{choice['id']}"
            by_name = await client.call_tool("get_entry", {"entry": name})
            by_id = await client.call_tool("get_entry", {"entry": choice["id"]})
            return choice, by_name.structured_content, by_id.structured_content

    choice, by_name, by_id = run(talk())
    entry = collection.entry(collection.resolve(choice["id"]))
    assert by_name["answer"] == by_id["answer"] == entry.answer
    assert by_name["official_question"] == choice["question"]


SECRET = "หมายเลขบัตรประชาชนของผมคือหนึ่งสองสาม"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask_official", {}, "'question': Field required"),
        ("ask_official", {"question": ["a"]}, "'question'"),
        ("ask_official", {"question": QUESTION, "language": SECRET}, "'language'"),
        ("ask_official", {"question": QUESTION, "document": SECRET}, "opdc-potential-base-2565"),
        ("ask_official", {"question": QUESTION, SECRET: 1}, "question, document, language"),
        ("get_entry", {"entry": SECRET}, "document/version/id"),
    ],
)
def test_what_cannot_be_done_is_an_error_that_says_what_to_do(
    mcp_address, run, caplog, tool, arguments, said
):
    async def talk():
        async with Client(mcp_address) as client:
            return await client.call_tool(tool, arguments)

    result = run(talk())
    assert result.is_error
    assert said in result.content[0].text
    assert SECRET not in result.content[0].text
    assert "Traceback" not in result.content[0].text
    assert SECRET not in caplog.text


def test_a_tool_that_is_not_there(mcp_address, run):
    async def talk():
        async with Client(mcp_address) as client:
            with pytest.raises(MCPError, match="ask_official, get_entry"):
                await client.call_tool("delete_everything", {})

    run(talk())


def test_a_document_is_read_word_for_word(mcp_address, run, collection):
    async def talk():
        async with Client(mcp_address) as client:
            listed = (await client.list_resources()).resources
            return listed, (await client.read_resource(listed[0].uri)).contents[0].text

    listed, text = run(talk())
    (document,) = collection.documents
    assert [str(one.uri) for one in listed] == [
        f"official-document://{document.id}/{document.version}"
    ]
    assert listed[0].title == document.title
    for entry in collection.entries:
        assert entry.question in text
        assert entry.answer in text
        assert str(entry.key) in text


def test_a_document_that_is_not_there(mcp_address, run):
    async def talk():
        async with Client(mcp_address) as client:
            with pytest.raises(MCPError, match="no such document"):
                await client.read_resource("official-document://none/1")

    run(talk())


def test_while_it_is_closed_the_notice_is_all_it_says(bot, assisted, run):
    closed = Service(lambda *_: bot, assisted.settings, closing=Closing(notice="ปิดปรับปรุง"))

    async def talk(address):
        async with Client(f"{address}mcp") as client:
            asked = await client.call_tool("ask_official", {"question": QUESTION})
            (listed,) = (await client.list_resources()).resources
            with pytest.raises(MCPError, match="ปิดปรับปรุง"):
                await client.read_resource(listed.uri)
            return asked

    with served(closed) as address:
        result = run(talk(address))
    assert result.is_error
    assert result.content[0].text == "ปิดปรับปรุง"


def test_while_what_is_searched_is_away_it_says_so(bot_of_lost_rows, assisted, run, caplog):
    async def talk(address):
        async with Client(f"{address}mcp") as client:
            return await client.call_tool("ask_official", {"question": QUESTION})

    with served(Service(lambda *_: bot_of_lost_rows, assisted.settings)) as address:
        result = run(talk(address))
    assert result.is_error
    assert result.content[0].text == THAI.search_away
    assert not any(record.exc_info for record in caplog.records)


def test_an_error_of_ours_shows_no_traceback(assisted, run, caplog, monkeypatch):
    def fail(*_):
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("chatbot.doors.mcp.assistant.called", fail)

    async def talk(address):
        async with Client(f"{address}mcp") as client:
            return await client.call_tool("ask_official", {"question": QUESTION})

    with served(assisted) as address:
        result = run(talk(address))
    assert result.is_error
    assert "fire" not in result.content[0].text
    assert "disk on fire" in caplog.text
    assert QUESTION not in caplog.text


def test_many_calls_leave_nothing_behind(mcp_address, run):
    def alive():
        gc.collect()
        kinds = ("StreamableHTTPServerTransport", "JSONRPCDispatcher", "Task")
        return sum(type(one).__name__ in kinds for one in gc.get_objects())

    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "get_entry", "arguments": {"entry": "overview-01"}},
    }
    headers = {"Accept": "application/json, text/event-stream"}

    async def talk(times):
        async with httpx.AsyncClient(headers=headers) as client:
            for _ in range(times):
                answer = await client.post(mcp_address, json=body)
                assert answer.status_code == 200
                assert "mcp-session-id" not in answer.headers
                assert answer.headers["content-type"] == "application/json"

    run(talk(20))
    before = alive()
    run(talk(100))
    assert alive() <= before + 5


def test_many_assistants_at_once_get_each_their_own(mcp_address, run, collection):
    entries = collection.entries[:12]

    async def one(entry):
        async with Client(mcp_address) as client:
            return (await client.call_tool("get_entry", {"entry": entry.id})).structured_content

    async def all_of_them():
        return await asyncio.gather(*map(one, entries))

    answers = run(all_of_them())
    assert [value["answer"] for value in answers] == [entry.answer for entry in entries]


CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"Accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://www.example.go.th", 200),
        ("https://faq.example.go.th", 200),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1", 200),
        ("https://evil.example", 403),
        ("http://localhost.evil.example", 403),
        ("null", 403),
        (None, 200),
    ],
)
def test_a_web_page_may_call_it_only_where_it_is_let_in(bot, assisted, origin, status):
    own = {"allowed_origins": ("https://www.example.go.th",)}
    service = Service(lambda *_: bot, assisted.settings.model_copy(update=own))
    headers = ACCEPT if origin is None else {**ACCEPT, "Origin": origin}
    with TestClient(create_app(service)) as client:
        assert client.post(MCP_PATH, json=CALL, headers=headers).status_code == status


def test_an_app_is_served_twice(assisted):
    app = create_app(assisted)
    for _ in range(2):
        with TestClient(app) as client:
            assert client.post(MCP_PATH, json=CALL, headers=ACCEPT).status_code == 200
    assert TestClient(app).post(MCP_PATH, json=CALL, headers=ACCEPT).status_code == 503


def test_whoever_counts_turns_is_told_that_an_assistant_asked(bot, assisted):
    told = []
    service = Service(
        lambda *_: bot, assisted.settings, observers=[lambda turn, door: told.append(door)]
    )
    call = {
        **CALL,
        "method": "tools/call",
        "params": {"name": "ask_official", "arguments": {"question": QUESTION}},
    }
    with TestClient(create_app(service)) as client:
        assert client.post(MCP_PATH, json=call, headers=ACCEPT).status_code == 200
    assert told == [Door.MCP]


def test_only_what_is_posted_is_taken(assisted):
    with TestClient(create_app(assisted)) as client:
        assert client.get(MCP_PATH).status_code == 405
        assert client.delete(MCP_PATH).status_code == 405
        assert client.post(MCP_PATH, content=b"{}").status_code == 415
        many = b'"' + b"a" * 100_000 + b'"'
        assert (
            client.post(
                MCP_PATH, content=many, headers={"Content-Type": "application/json"}
            ).status_code
            == 413
        )


def test_it_is_off_unless_it_is_asked_for(client):
    assert client.post(MCP_PATH, json=CALL, headers=ACCEPT).status_code == 404
