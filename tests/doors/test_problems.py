"""Whatever goes wrong, a person reads what it is and finds the way back."""

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

DOCUMENT = "opdc-potential-base-2565/2564-09-10"
JSON = {"content-type": "application/json"}


def says(response, title, back="/"):
    """Whether a page in house style says that, with the way back and the security headers."""
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-security-policy" in response.headers
    assert f"<h1>{title}</h1>" in response.text
    assert f'class="button" href="{back}"' in response.text
    assert f'href="{back}window/base.css"' in response.text
    return True


@pytest.mark.parametrize(
    "path",
    [f"/source/{DOCUMENT}/original/abc", f"/source/{DOCUMENT}/original/9", "/e/x", "/window/x"],
)
def test_an_address_that_can_lead_nowhere_is_not_found(client, path):
    found = client.get(path)
    assert found.status_code == 404
    assert says(found, THAI.not_found)


def test_a_file_that_is_only_to_be_read_takes_nothing(client):
    found = client.post("/window/base.css", json={})
    assert found.status_code == 405
    assert says(found, THAI.refused)


@pytest.mark.parametrize("path", ["/", f"/e/{DOCUMENT}/pmqa-05", "/questions", "/healthz"])
def test_a_page_is_there_to_be_read_alone(client, path):
    found = client.post(path, json={})
    assert found.status_code == 405
    assert set(found.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert says(found, THAI.refused)


@pytest.mark.parametrize("path", ["/feedback", "/gradio_api/run/respond"])
def test_a_call_is_not_a_page(client, path):
    found = client.get(path)
    assert found.status_code == 405
    assert found.headers["allow"] == "POST"


def test_a_request_that_lacks_something_is_refused(client):
    found = client.get("/suggest")
    assert found.status_code == 422
    assert says(found, THAI.refused)


@pytest.mark.parametrize(
    ("status", "content", "headers"),
    [
        (415, b"a=b", {"content-type": "application/x-www-form-urlencoded"}),
        (413, b" " * (66 * 1024 + 1), JSON),
        (411, iter([b"{}"]), JSON),
    ],
)
def test_what_is_turned_away_at_the_gate_is_told_so(client, status, content, headers):
    found = client.post("/feedback", content=content, headers=headers)
    assert found.status_code == status
    assert says(found, THAI.refused)


@pytest.mark.parametrize("root_path", ["", "/faq"])
def test_an_error_of_ours_is_a_page_and_is_passed_on_to_the_log(bot, settings, root_path):
    own = settings.model_copy(update={"root_path": root_path})
    app = create_app(Service(lambda *_: bot, own))

    def broken():
        raise RuntimeError("broken")

    app.add_api_route("/broken", broken)
    # In front of Gradio's, which takes everything that is left.
    app.router.routes.insert(0, app.router.routes.pop())

    found = TestClient(app, raise_server_exceptions=False).get("/broken")

    assert found.status_code == 500
    assert says(found, THAI.failed, back=f"{root_path}/")
    assert "broken" not in found.text
    with pytest.raises(RuntimeError, match="broken"):
        TestClient(app).get("/broken")


def test_problems_are_told_in_the_language_of_the_other_pages(bot, settings):
    own = settings.model_copy(update={"english_pages": True})
    english = TestClient(
        create_app(Service(lambda *_: bot, own)), headers={"accept-language": "en"}
    )
    assert says(english.get("/nowhere"), ENGLISH.not_found)
    assert says(english.post("/feedback", content=b"", headers={}), ENGLISH.refused)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/questions",
        "/robots.txt",
        "/healthz",
        f"/e/{DOCUMENT}/pmqa-05",
        f"/source/{DOCUMENT}",
        f"/source/{DOCUMENT}/source.txt",
    ],
)
def test_who_only_checks_that_a_page_is_there_is_told_that_it_is(client, path):
    found = client.head(path)
    assert found.status_code == 200
    assert found.headers["content-type"] == client.get(path).headers["content-type"]
