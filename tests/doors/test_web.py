import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.wording.th import THAI

SOURCE = "/source/opdc-potential-base-2565/2564-09-10"


CALL = "/gradio_api/run/respond"
JSON = {"content-type": "application/json"}


def ask(client, body, **headers):
    return client.post(CALL, content=body, headers={**JSON, **headers})


def test_health(client):
    assert client.get("/healthz").json() == {
        "status": "ok",
        "document": "opdc-potential-base-2565",
        "version": "2564-09-10",
        "entries": 57,
        "documents": [
            {"document": "opdc-potential-base-2565", "version": "2564-09-10", "entries": 57}
        ],
    }


def test_the_window_is_not_kept_by_a_browser_and_names_no_other_place(client):
    found = client.get("/")

    assert found.headers["cache-control"] == "no-store"
    assert "http://" not in found.text.replace("http://www.w3", "")
    assert "https://" not in found.text


@pytest.mark.parametrize("path", ["/", "/healthz", SOURCE, "/window/chat.css", "/nowhere"])
def test_every_response_carries_the_security_headers(client, path):
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", SOURCE, "/nowhere"])
def test_no_page_runs_a_script_that_is_not_a_file_of_this_server(client, path):
    policy = client.get(path).headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_the_raw_source_is_byte_for_byte(client, corpus):
    raw = client.get(f"{SOURCE}/source.txt")

    assert raw.content == (corpus.folder / "source.txt").read_bytes()
    assert raw.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/source/opdc-potential-base-2565/2563-01-01",
        "/source/other/2564-09-10",
        "/source/other/2564-09-10/source.txt",
        "/source",
        "/nowhere",
        "/gradio_api/info",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/runs",
        "/config",
        "/docs",
        "/openapi.json",
        "/window/../web.py",
        "/assets/..%2f..%2fweb.py",
        "/theme.css",
    ],
)
def test_what_is_not_exposed_is_a_thai_404(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert THAI.not_found in response.text


@pytest.mark.parametrize("query", ["page=x", "deep_link=x", "__theme=dark&view=api", "%ff"])
def test_the_query_of_an_address_changes_nothing(client, query):
    found = client.get(f"/?{query}")
    assert found.status_code == 200
    assert found.headers["x-content-type-options"] == "nosniff"
    assert THAI.service in found.text


def test_nothing_can_be_uploaded(client):
    assert client.post("/gradio_api/upload", files={"files": b"x"}).status_code == 415
    assert client.post("/gradio_api/upload", json={"files": "x"}).status_code == 404
    assert client.post(CALL, data={"a": "b"}).status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[" * 60_000,
        b'{"data": []}',
        b'{"data": [5]}',
        b'{"data": [{}, {}]}',
        b'{"session_hash": "x"}',
        b"\xff",
    ],
)
def test_what_is_no_message_is_turned_away(client, body):
    assert ask(client, body).status_code == 400


def test_a_message_beyond_all_measure_is_turned_away(client):
    assert ask(client, b" " * (66 * 1024 + 1)).status_code == 413
    assert client.post(CALL, content=iter([b"{}"]), headers=JSON).status_code == 411
    chunked = {"transfer-encoding": "chunked", "content-length": "2"}
    assert ask(client, b"{}", **chunked).status_code == 411


def test_a_session_that_a_caller_names_is_not_kept(client, service):
    app = create_app(service)
    held = app.routes[-1].app._app.state_holder.session_data
    asked = {"data": [{"step": {"question": "PMQA"}}], "session_hash": "x" * 1000}

    assert TestClient(app).post(CALL, json=asked).json()["data"][0]["turn"]

    assert len(held) == 0


def test_the_typeface_and_its_licence_are_served(client):
    assert client.get("/window/fonts/sarabun-thai-400-normal.woff2").content[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in client.get("/window/fonts/OFL.txt").text
