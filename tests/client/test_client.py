"""The client of the API, against the product itself, in process."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from chatbot.api_keys import ApiKeys
from chatbot.client import ApiProblem, Client
from chatbot.doors.server.app import create_app
from chatbot.service import Service

DOCUMENT, VERSION = "opdc-potential-base-2565", "2564-09-10"
URL = "https://faq.example.go.th/one"


class IntoApp(httpx.BaseTransport):
    """Sends a request into an app in process, by Starlette's own test client."""

    def __init__(self, app, root_path):
        self._client = TestClient(app, raise_server_exceptions=False)
        self._root_path = root_path

    def handle_request(self, request):
        path = request.url.raw_path.decode().removeprefix(self._root_path)
        got = self._client.request(
            request.method,
            path,
            content=request.read() or None,
            headers=[(name, value) for name, value in request.headers.items() if name != "host"],
        )
        headers = {k: v for k, v in got.headers.items() if k != "content-encoding"}
        return httpx.Response(got.status_code, headers=headers, content=got.content)


def client_of(service, **options):
    return Client(URL, transport=IntoApp(create_app(service), "/one"), **options)


@pytest.fixture(scope="module")
def client(service):
    with client_of(service) as client:
        yield client


def test_a_question_brings_the_official_text_with_absolute_addresses(client, collection):
    entry = collection.entry(collection.resolve("overview-02"))
    answer = client.ask(entry.question, top_k=2)
    assert answer.answered
    assert (answer.official_question, answer.answer) == (entry.question, entry.answer)
    (citation,) = answer.citations
    key = f"{DOCUMENT}/{VERSION}"
    assert citation.source_url == f"{URL}/source/{key}#overview-02"
    assert citation.entry_url == f"{URL}/e/{key}/overview-02"
    assert citation.lines == (17, 20)
    assert answer.ranking[0].id == "overview-02"
    assert len(answer.ranking) == 2
    assert answer.raw["contact"] is None


def test_a_conversation_keeps_its_steps(client):
    conversation = client.conversation()
    offered = conversation.ask("Open Data").choices
    second = conversation.ask("ข้อ 2")
    assert second.citations[0].entry_id == offered[1].id
    chosen = conversation.ask(entry=offered[0].name)
    assert chosen.citations[0].entry_id == offered[0].id
    assert conversation.steps == (
        {"question": "Open Data"},
        {"question": "ข้อ 2"},
        {"entry": offered[0].name},
    )
    for _ in range(12):
        conversation.ask("สวัสดี")
    assert len(conversation.steps) == 10


def test_a_step_that_is_not_answered_is_not_kept(client):
    conversation = client.conversation("en")
    with pytest.raises(ApiProblem) as raised:
        conversation.ask("PMQA", document="none")
    problem = raised.value
    assert (problem.status, problem.retry_after) == (422, None)
    assert problem.body["errors"][0]["pointer"] == "#/document"
    assert problem.detail.startswith("'errors' names each field")
    assert conversation.steps == ()
    assert conversation.ask("PMQA", document=DOCUMENT, section=["pmqa"]).ranking
    assert conversation.ask("PMQA", document=None).ranking
    assert conversation.steps[1] == {"question": "PMQA", "document": None}


def test_what_can_be_read(client, collection):
    (document,) = client.documents()
    assert (document.document, document.entries) == (DOCUMENT, len(collection.entries))
    assert document.source == f"{URL}/source/{DOCUMENT}/{VERSION}"
    assert (
        document.sections["pmqa"] == collection.entry(collection.resolve("pmqa-05")).section.title
    )
    (suggestion,) = client.suggest("ตัวชี้วัด", limit=1)
    entry = client.entry(suggestion.entry)
    found = collection.entry(collection.resolve(suggestion.entry))
    assert (entry.official_question, entry.answer) == (found.question, found.answer)
    assert suggestion.parts[1] == "ตัวชี้วัด"
    assert "ตัวชี้วัด" in suggestion.wording
    with pytest.raises(ApiProblem) as raised:
        client.entry("a/b?c/d")
    assert raised.value.status == 404


def test_an_answer_is_rated(client, service):
    before = service.feedback.counts().get("fits", 0)
    answer = client.ask("PMQA คืออะไร")
    client.rate(answer, "fits")
    assert service.feedback.counts()["fits"] == before + 1
    client.rate(answer.id, "misses", "outdated")
    with pytest.raises(ApiProblem) as raised:
        client.rate("0" * 32, "fits")
    assert raised.value.status == 404


def test_a_key_is_sent(bot, settings, tmp_path):
    own = settings.model_copy(update={"state_dir": tmp_path, "api_keys_only": True})
    service = Service(lambda *_: bot, own)
    with client_of(service, api_key=ApiKeys(tmp_path).add("a")) as client:
        assert client.documents()
    with client_of(service) as client, pytest.raises(ApiProblem, match="401: ") as raised:
        client.documents()
    assert raised.value.status == 401


def answering(status, content, headers=None):
    return httpx.MockTransport(lambda _: httpx.Response(status, content=content, headers=headers))


def test_when_to_come_again_is_told():
    problem = b'{"detail": "x"}'
    with (
        Client(URL, transport=answering(429, problem, {"retry-after": "7"})) as client,
        pytest.raises(ApiProblem) as raised,
    ):
        client.documents()
    assert (raised.value.status, raised.value.detail, raised.value.retry_after) == (429, "x", 7)


@pytest.mark.parametrize("content", [b"<html>", b"[]", b"\xff"])
def test_what_stands_between_may_answer_too(content):
    with (
        Client(URL, transport=answering(502, content)) as client,
        pytest.raises(ApiProblem) as raised,
    ):
        client.ask("a")
    assert (raised.value.status, raised.value.detail) == (502, "Bad Gateway")


def test_no_answer_is_a_problem_too():
    def refuse(_):
        raise httpx.ConnectError("refused")

    with (
        Client(URL, transport=httpx.MockTransport(refuse)) as client,
        pytest.raises(ApiProblem, match="no answer came") as raised,
    ):
        client.ask("a")
    assert raised.value.status == 0
    with (
        Client(URL, transport=answering(200, b"<html>")) as client,
        pytest.raises(ApiProblem, match="no answer of ours"),
    ):
        client.ask("a")


def test_importing_it_loads_nothing_that_answers():
    code = "import sys; import chatbot.client; print(*sys.modules)"
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=root, text=True
    )
    loaded = run.stdout.split()
    assert "httpx" in loaded
    assert not {"numpy", "pydantic", "fastapi", "pythainlp", "faiss"} & set(loaded)
    ours = {name for name in loaded if name.startswith("chatbot.")}
    assert all(name.startswith(("chatbot.client", "chatbot.errors")) for name in ours)
