"""The API as it describes itself: for programs, and as a page for people."""

import re

import pytest
from jsonschema_rs import Draft202012Validator

from chatbot.wording.api.en import ENGLISH_API
from chatbot.wording.api.th import THAI_API

CALLS = {
    "/ask": {"post"},
    "/feedback": {"post"},
    "/suggest": {"get"},
    "/entries/{document}/{version}/{entry}": {"get"},
    "/documents": {"get"},
}
QUESTIONS = ["PMQA คืออะไร", "Open Data", "ราคาทองวันนี้เท่าไร", "สวัสดี", "ข้อ 9", ""]


@pytest.fixture(scope="module")
def document(client):
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture(scope="module")
def validator(document):
    def of(model):
        return Draft202012Validator(
            {"$ref": f"#/components/schemas/{model}", "components": document["components"]}
        )

    return of


def test_all_calls_are_described_with_all_that_can_come_of_them(document):
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "/api/v1"}]
    assert {path: set(found) for path, found in document["paths"].items()} == CALLS
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            problems = {400, 401, 404, 405, 421, 422, 429, 500, 503}
            problems |= {411, 413, 415} if method == "post" else set()
            assert set(map(int, operation["responses"])) - {200, 204} == problems, path
            assert operation["description"]
            for parameter in operation.get("parameters", ()):
                assert parameter["description"]


def test_its_examples_can_be_sent(client, document, validator):
    examples = document["components"]["schemas"]["AskBody"]["examples"]
    assert len(examples) == 3
    for example in examples:
        assert client.post("/api/v1/ask", json=example).status_code == 200
        assert re.search("[\u0e00-\u0e7f]", str(example)) or "entry" in example
    for model in ("AskBody", "FeedbackBody", "AnswerBody", "ProblemBody"):
        for example in document["components"]["schemas"][model]["examples"]:
            validator(model).validate(example)


def test_what_is_sent_is_as_described(client, validator, collection):
    for question in QUESTIONS:
        answer = client.post("/api/v1/ask", json={"question": question})
        validator("AnswerBody").validate(answer.json())
    validator("DocumentsBody").validate(client.get("/api/v1/documents").json())
    validator("SuggestionsBody").validate(client.get("/api/v1/suggest?q=PMQA").json())
    for entry in collection.entries[::20]:
        validator("EntryBody").validate(client.get(f"/api/v1/entries/{entry.key}").json())
    validator("ProblemBody").validate(client.get("/api/v1/none").json())
    validator("ProblemBody").validate(client.get("/api/v1/suggest").json())


def test_a_key_is_needed_where_it_says_so(document, with_settings):
    assert document["security"] == [{}, {"key": []}]
    only = with_settings(api_keys_only=True)
    assert only.get("/api/v1/openapi.json").json()["security"] == [{"key": []}]
    assert ENGLISH_API.key_needed in only.get("/api/v1/docs?lang=en").text.replace("&#39;", "'")


@pytest.mark.parametrize(("lang", "words"), [("th", THAI_API), ("en", ENGLISH_API)])
def test_the_page_has_every_call_and_every_problem(client, lang, words):
    page = client.get("/api/v1/docs", headers={"accept-language": lang}).text
    assert f'<html lang="{lang}">' in page
    for path in CALLS:
        assert f"/api/v1{path}</code>" in page
    for status, (title, _) in words.problems.items():
        assert f'<tr id="problem-{status}"><th scope="row">{status}</th>' in page
        assert title.replace("'", "&#39;") in page
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page
    assert client.get(f"/api/v1/docs?lang={lang}").text == page


def test_the_page_needs_nothing_from_elsewhere(client):
    page = client.get("/api/v1/docs").text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "style=" not in page
    assert re.findall("<script[^>]*>", page) == ['<script src="../../window/js/appearance.js">']
    for address in re.findall(r'(?:src|href)="([^"#?]+)"', page):
        assert client.get(f"/api/v1/{address}").status_code == 200
