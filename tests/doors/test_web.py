import pytest

from chatbot.wording.th import THAI

SOURCE = "/source/opdc-potential-base-2565/2564-09-10"


def ask(client, body, **kwargs):
    return client.post("/gradio_api/component_server/", content=body, **kwargs)


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


def test_the_window_is_served_in_thai_with_scripts_bound_to_a_nonce(client):
    first, second = client.get("/"), client.get("/")

    assert 'lang="th"' in first.text
    assert f"<title>{THAI.service}</title>" in first.text
    assert f"><noscript><p>{THAI.needs_scripts}</p></noscript>" in first.text
    assert "http://" not in first.text.replace("http://testserver", "").replace("http://www.w3", "")
    policy = first.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert policy != second.headers["content-security-policy"]
    assert "<script>" not in first.text


@pytest.mark.parametrize("path", ["/", "/healthz", SOURCE, "/window/chat.css", "/nowhere"])
def test_every_response_carries_the_security_headers(client, path):
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


def test_pages_other_than_the_window_run_no_script(client):
    assert "script-src 'none'" in client.get(SOURCE).headers["content-security-policy"]


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
    assert client.post("/gradio_api/component_server/", data={"a": "b"}).status_code == 415


def test_a_message_beyond_all_measure_is_turned_away(client):
    json_type = {"content-type": "application/json"}

    assert ask(client, b" " * (4 * 1024 * 1024 + 1), headers=json_type).status_code == 413
    assert ask(client, iter([b"{}"]), headers=json_type).status_code == 411


def test_the_typeface_and_its_licence_are_served(client):
    assert client.get("/window/fonts/sarabun-thai-400-normal.woff2").content[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in client.get("/window/fonts/OFL.txt").text
