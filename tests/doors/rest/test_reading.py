"""What is read at the API: entries, documents, suggestions."""

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app

DOCUMENT, VERSION = "opdc-potential-base-2565", "2564-09-10"


@pytest.fixture(scope="module")
def two(two_document_service):
    return TestClient(create_app(two_document_service))


def test_every_entry_is_there_word_for_word(client, collection):
    for entry in collection.entries:
        value = client.get(f"/api/v1/entries/{entry.key}").json()
        assert (value["official_question"], value["answer"]) == (entry.question, entry.answer)
        assert value["name"] == str(entry.key)
        assert value["citation"]["sha256"] == entry.sha256
        assert value["citation"]["entry_url"] == f"e/{entry.key}"
        assert value["successor"] is None


def test_an_entry_has_its_editors_notes_and_not_its_other_wordings(client, collection):
    key, errata = next(iter(collection.errata.items()))
    response = client.get(f"/api/v1/entries/{key}")
    value = response.json()
    assert [note["text"] for note in value["notes"]] == [erratum.note for erratum in errata]
    key, alternates = next(
        (key, texts) for key, texts in collection.alternates.items() if len(texts[0]) > 20
    )
    assert alternates[0] not in client.get(f"/api/v1/entries/{key}").text


def test_an_entry_of_a_version_that_was_replaced_says_so(two):
    documents = two.get("/api/v1/documents").json()["documents"]
    (older,) = documents[0]["superseded"]
    assert (older["document"], older["version"]) == ("leave", "2566")
    value = two.get("/api/v1/entries/leave/2566/annual-01").json()
    assert value["successor"] == {
        "version": "2567",
        "date": "2024-01-08",
        "date_text": "8 มกราคม 2567",
    }
    assert two.get("/api/v1/entries/leave/2567/annual-01").json()["successor"] is None


@pytest.mark.parametrize("name", ["a/b/c", f"{DOCUMENT}/{VERSION}/none", "%00/%00/%00", "a/b"])
def test_what_is_not_there_is_not_found(client, name):
    response = client.get(f"/api/v1/entries/{name}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_the_documents_with_their_sections(client, collection):
    value = client.get("/api/v1/documents").json()
    (document,) = value["documents"]
    assert (document["document"], document["version"]) == (DOCUMENT, VERSION)
    assert document["entries"] == len(collection.entries)
    assert document["source"] == f"source/{DOCUMENT}/{VERSION}"
    assert [one["id"] for one in document["sections"]] == [
        section.id for section in collection.current[0].sections
    ]


def test_suggestions_are_those_of_the_window(client):
    window = client.get("/suggest", params={"q": "ตัวชี้วัด"}).json()
    called = client.get("/api/v1/suggest", params={"q": "ตัวชี้วัด"})
    assert called.json() == {"suggestions": window}
    assert called.headers["cache-control"] == "no-store"
    assert len(window) == 6
    few = client.get("/api/v1/suggest", params={"q": "ตัวชี้วัด", "limit": 2}).json()
    assert few["suggestions"] == window[:2]


def test_suggestions_stay_within_documents_and_sections(two):
    def documents(**params):
        found = two.get("/api/v1/suggest", params={"q": "กี่วัน", "limit": 100, **params}).json()
        return {one["entry"].partition("/")[0] for one in found["suggestions"]}

    assert "leave" in documents()
    assert documents(document="parking") == documents() - {"leave"}
    assert documents(document=["leave", "parking"]) == documents()
    unknown = two.get("/api/v1/suggest", params={"q": "กี่วัน", "document": "none"})
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["parameter"] == "document"


@pytest.mark.parametrize(
    "path",
    [
        "documents",
        f"entries/{DOCUMENT}/{VERSION}/pmqa-05",
        "suggest?q=PMQA",
        "openapi.json",
        "docs",
        "docs.css",
    ],
)
def test_what_answers_get_answers_head_too(client, path):
    got, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert (got.status_code, head.status_code) == (200, 200)
    assert head.headers["content-type"] == got.headers["content-type"]
    assert "content-security-policy" in got.headers
