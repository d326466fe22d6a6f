"""What people say of answers, through the API."""

import pytest


@pytest.fixture
def answer(client):
    return client.post("/api/v1/ask", json={"question": "PMQA คืออะไร"}).json()["id"]


def test_an_answer_is_rated(client, service, answer):
    before = service.feedback.counts().get("outdated", 0)
    body = {"answer": answer, "verdict": "misses", "fault": "outdated"}
    response = client.post("/api/v1/feedback", json=body)
    assert (response.status_code, response.content) == (204, b"")
    assert service.feedback.counts()["outdated"] == before + 1


def test_what_was_never_given_cannot_be_rated(client):
    response = client.post("/api/v1/feedback", json={"answer": "0" * 32, "verdict": "fits"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"verdict": "perfect"}, "#/verdict"),
        ({"verdict": "misses", "fault": "ugly"}, "#/fault"),
        ({"verdict": "fits", "fault": "other"}, "#"),
        ({"answer": "", "verdict": "fits"}, "#/answer"),
    ],
)
def test_a_rating_is_one_of_ours(client, answer, body, pointer):
    response = client.post("/api/v1/feedback", json={"answer": answer, **body})
    assert response.status_code == 422
    assert [one["pointer"] for one in response.json()["errors"]] == [pointer]
