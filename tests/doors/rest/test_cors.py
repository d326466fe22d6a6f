"""Pages of the sites that the operator names may call the API, and nobody else's."""

import pytest

ORIGIN = "https://www.example.go.th"


@pytest.fixture
def client(with_settings):
    return with_settings(allowed_origins=(ORIGIN,), api_keys_only=True)


def preflight(client, path="/api/v1/ask", origin=ORIGIN):
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    return client.options(path, headers=headers)


def test_a_browser_may_ask_first_without_a_key(client):
    response = preflight(client)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in response.headers


def test_a_page_may_read_problems_too(client):
    refused = client.post("/api/v1/ask", json={"question": "a"}, headers={"origin": ORIGIN})
    large = client.post(
        "/api/v1/ask",
        content=b"a",
        headers={"origin": ORIGIN, "content-type": "text/plain"},
    )
    for response, status in ((refused, 401), (large, 401)):
        assert response.status_code == status
        assert response.headers["access-control-allow-origin"] == ORIGIN
        assert response.headers["access-control-expose-headers"] == "Retry-After"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{ORIGIN}.evil.example", ""])
def test_other_sites_are_told_nothing(client, origin):
    assert "access-control-allow-origin" not in preflight(client, origin=origin).headers
    response = client.get("/api/v1/openapi.json", headers={"origin": origin})
    assert "access-control-allow-origin" not in response.headers


def test_it_is_for_the_api_alone(client):
    for path in ("/", "/questions", "/suggest?q=abc", "/gradio_api/run/respond"):
        assert "access-control-allow-origin" not in preflight(client, path).headers
        response = client.get(path, headers={"origin": ORIGIN})
        assert "access-control-allow-origin" not in response.headers


def test_without_sites_there_is_none(with_settings):
    response = with_settings().get("/api/v1/documents", headers={"origin": ORIGIN})
    assert response.status_code == 200
    assert "access-control-allow-origin" not in response.headers
