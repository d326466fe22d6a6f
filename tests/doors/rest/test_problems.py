"""Whatever goes wrong, a program reads what it is, in both languages and without what was sent."""

import json

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.api.en import ENGLISH_API
from chatbot.wording.api.th import THAI_API

JSON = {"content-type": "application/json"}
TYPED = "คำที่ไม่ควรถูกส่งกลับมา"


def problem(response, status):
    """The problem that a response is."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert "content-security-policy" in response.headers
    value = response.json()
    assert value["status"] == status
    assert value["type"] == f"/api/v1/docs#problem-{status}"
    assert (value["detail_th"], value["detail_en"]) == (
        THAI_API.problems[status][1],
        ENGLISH_API.problems[status][1],
    )
    return value


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/x", "/api/v2/ask"]
)
def test_an_address_that_leads_nowhere(client, path):
    assert problem(client.get(path), 404)["title"] == THAI_API.problems[404][0]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "ask", {"POST"}),
        ("PUT", "ask", {"POST"}),
        ("DELETE", "documents", {"GET", "HEAD"}),
        ("OPTIONS", "documents", {"GET", "HEAD"}),
        ("TRACE", "openapi.json", {"GET", "HEAD"}),
    ],
)
def test_a_method_that_is_none(client, method, path, allowed):
    response = client.request(method, f"/api/v1/{path}")
    assert problem(response, 405)
    assert set(response.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize(
    ("status", "content", "headers"),
    [
        (415, b"a=b", {"content-type": "application/x-www-form-urlencoded"}),
        (415, b"{}", {}),
        (413, b" " * (66 * 1024 + 1), JSON),
        (411, iter([b"{}"]), JSON),
    ],
)
def test_what_is_turned_away_at_the_gate(client, status, content, headers):
    problem(client.post("/api/v1/ask", content=content, headers=headers), status)


def test_a_name_that_is_not_ours(with_settings):
    app = with_settings(allowed_hosts=("faq.example.go.th",))
    problem(app.get("/api/v1/documents"), 421)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"question": ' + b"9" * 5_000 + b"}",
        b'{"a":' * 9_000 + b"1" + b"}" * 9_000,
    ],
    ids=["cut off", "not UTF-8", "deep lists", "an endless number", "deep objects"],
)
def test_what_is_no_json(client, content):
    problem(client.post("/api/v1/ask", content=content, headers=JSON), 400)


@pytest.mark.parametrize(
    ("body", "pointer", "kind"),
    [
        (b"", "#", "missing"),
        (b"null", "#", "model_attributes_type"),
        (b"[]", "#", "model_attributes_type"),
        (b"{}", "#", "question_or_entry"),
        (b'{"question": "a", "entry": "b"}', "#", "question_or_entry"),
        (b'{"entry": "pmqa-05", "document": null}', "#", "goes_with_question"),
        (b'{"question": 1}', "#/question", "string_type"),
        (b'{"question": NaN}', "#/question", "string_type"),
        (b'{"question": 1e999}', "#/question", "string_type"),
        (b'{"question": "\\ud800"}', "#/question", "string_unicode"),
        (b'{"question": "a", "top_k": 0}', "#/top_k", "greater_than_equal"),
        (b'{"question": "a", "top_k": 11}', "#/top_k", "less_than_equal"),
        (b'{"question": "a", "top_k": "3"}', "#/top_k", "int_type"),
        (b'{"question": "a", "top_k": true}', "#/top_k", "int_type"),
        (b'{"question": "a", "top_k": ' + b"9" * 4000 + b"}", "#/top_k", "less_than_equal"),
        (b'{"question": "a", "as_typed": "yes"}', "#/as_typed", "bool_type"),
        (b'{"question": "a", "language": "fr"}', "#/language", "literal_error"),
        (b'{"question": "a", "document": 1}', "#/document", "names"),
        (b'{"question": "a", "document": [null]}', "#/document", "names"),
        (b'{"question": "a", "document": "none"}', "#/document", "unknown_scope"),
        (b'{"question": "a", "section": ["none"]}', "#/section", "unknown_scope"),
        (b'{"entry": "none"}', "#/entry", "unknown_entry"),
        (b'{"question": "a", "conversation": {}}', "#/conversation", "list_type"),
        (b'{"question": "a", "conversation": [1]}', "#/conversation/0", "model_attributes_type"),
        (b'{"question": "a", "conversation": [{}]}', "#/conversation/0", "question_or_entry"),
        (
            b'{"question": "a", "conversation": [{"question": 2}]}',
            "#/conversation/0/question",
            "string_type",
        ),
    ],
)
def test_a_field_that_cannot_be_taken_is_named(client, body, pointer, kind):
    response = client.post("/api/v1/ask", content=body, headers=JSON)
    (error,) = problem(response, 422)["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].partition("{")[0].startswith(THAI_API.fields[kind].partition("{")[0])


@pytest.mark.parametrize(
    "body",
    [
        {"question": "a", TYPED: 1},
        {"question": "a", "conversation": [{"question": "a", TYPED: TYPED}]},
        {"question": [TYPED]},
        {"question": TYPED * 200},
        {"question": "a", "document": TYPED},
        {"question": "a", "language": TYPED},
        {"entry": TYPED},
        {"question": "a", f"{TYPED}\ud800": 1},
    ],
)
def test_what_was_typed_is_not_said_again(client, caplog, body):
    response = client.post("/api/v1/ask", content=json.dumps(body), headers=JSON)
    assert problem(response, 422)["errors"]
    assert TYPED[:10] not in response.text
    assert TYPED[:10] not in caplog.text


def test_a_field_that_is_not_known_is_told_of_where_it_stands(client):
    body = {"question": "a", "conversation": [{"question": "a", "x": 1}]}
    (error,) = client.post("/api/v1/ask", json=body).json()["errors"]
    assert error == {
        "pointer": "#/conversation/0",
        "detail": THAI_API.fields["extra_forbidden"],
    }


def test_of_thousands_of_faults_some_are_told(client):
    body = {"question": "a", "conversation": [{}] * 5_000}
    assert len(problem(client.post("/api/v1/ask", json=body), 422)["errors"]) == 20


def test_a_question_may_be_2000_letters_long(client):
    assert client.post("/api/v1/ask", json={"question": "ก" * 2000}).status_code == 200
    (error,) = client.post("/api/v1/ask", json={"question": "ก" * 2001}).json()["errors"]
    assert error["detail"] == THAI_API.fields["string_too_long"].format(max_length=2000)


@pytest.mark.parametrize("question", ["", " ", "\0", "\u202e\u200b", "\U0001f600" * 2000, "%00"])
def test_whatever_is_text_is_answered(client, question):
    assert client.post("/api/v1/ask", json={"question": question}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("", "q"), ("q=" + "a" * 201, "q"), ("q=abc&limit=0", "limit"), ("q=abc&limit=x", "limit")],
)
def test_a_parameter_that_cannot_be_taken_is_named(client, query, parameter):
    response = client.get(f"/api/v1/suggest?{query}")
    assert [one["parameter"] for one in problem(response, 422)["errors"]] == [parameter]


@pytest.mark.parametrize(
    ("header", "language", "words"),
    [
        ("", None, THAI_API),
        ("en-GB,th;q=0.5", None, ENGLISH_API),
        ("fr,th", None, THAI_API),
        ("en", "th", THAI_API),
        ("th", "en", ENGLISH_API),
        ("en", "auto", ENGLISH_API),
    ],
)
def test_a_problem_is_told_in_the_language_that_is_asked_for(client, header, language, words):
    for wrong in ({"question": 1}, {"entry": "none"}):
        body = {**wrong, **({"language": language} if language else {})}
        response = client.post("/api/v1/ask", json=body, headers={"accept-language": header})
        value = problem(response, 422)
        assert (value["title"], value["detail"]) == words.problems[422]


@pytest.mark.parametrize("root_path", ["", "/faq"])
def test_an_error_of_ours_says_nothing_of_itself(bot, settings, monkeypatch, root_path):
    def broken(*_, **__):
        raise RuntimeError(TYPED)

    own = settings.model_copy(update={"root_path": root_path})
    service = Service(lambda *_: bot, own)
    monkeypatch.setattr(service, "ask", broken)
    app = create_app(service)
    quiet = TestClient(app, raise_server_exceptions=False)
    response = quiet.post(f"{root_path}/api/v1/ask", json={"question": "PMQA"})
    assert response.status_code == 500
    assert response.json()["type"] == f"{root_path}/api/v1/docs#problem-500"
    assert TYPED not in response.text
    with pytest.raises(RuntimeError):
        TestClient(app).post("/api/v1/ask", json={"question": "PMQA"})


def test_elsewhere_a_problem_is_a_page(client, with_settings):
    assert client.get("/x").headers["content-type"] == "text/html; charset=utf-8"
    assert client.get("/apis").headers["content-type"] == "text/html; charset=utf-8"
    without = with_settings(api=False)
    assert without.get("/api/v1/documents").status_code == 404
    assert without.get("/api/v1/documents").headers["content-type"].startswith("text/html")
