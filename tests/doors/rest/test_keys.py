"""Who may call the API."""

import logging

import pytest

from chatbot.api_keys import ApiKey, ApiKeys
from chatbot.doors.rest.keys import ApiKeyCheck

ASKED = {"question": "PMQA คืออะไร"}


@pytest.fixture
def keys(tmp_path):
    return ApiKeys(tmp_path / "state")


@pytest.fixture
def client(with_settings, keys):
    return with_settings(state_dir=keys.path.parent)


@pytest.fixture
def keys_only(with_settings, keys):
    return with_settings(state_dir=keys.path.parent, api_keys_only=True)


def ask(client, authorization=None):
    headers = {"authorization": authorization} if authorization is not None else {}
    return client.post("/api/v1/ask", json=ASKED, headers=headers)


def test_nobody_needs_a_key_unless_the_operator_wants_it(client):
    assert ask(client).status_code == 200


def test_where_the_operator_wants_it_a_key_opens_the_api(keys_only, keys):
    refused = ask(keys_only)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert refused.headers["content-type"] == "application/problem+json"
    key = keys.add("กรมหนึ่ง")
    assert ask(keys_only, f"Bearer {key}").status_code == 200
    assert ask(keys_only, f"bearer   {key}").status_code == 200
    for path in ("documents", "suggest?q=abc", "entries/a/b/c", "none"):
        assert keys_only.get(f"/api/v1/{path}").status_code == 401
    keys.remove("กรมหนึ่ง")
    assert ask(keys_only, f"Bearer {key}").status_code == 401


def test_what_describes_the_api_needs_none(keys_only):
    for path in ("docs", "openapi.json", "docs.css"):
        assert keys_only.get(f"/api/v1/{path}").status_code == 200
    assert keys_only.get("/").status_code == 200


@pytest.mark.parametrize("sent", ["Bearer wrong", "Bearer ", "Bearer", "Bearer toa_ก".encode()])
def test_a_wrong_key_opens_nothing_even_where_none_is_needed(client, keys, sent):
    keys.add("a")
    response = ask(client, sent)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_another_scheme_is_some_proxys(client, keys_only):
    assert ask(client, "Basic dTpw").status_code == 200
    assert ask(keys_only, "Basic dTpw").status_code == 401


def test_a_key_says_whose_it_is_and_what_it_may(keys):
    seen = []

    async def app(scope, receive, send):
        seen.append(scope.get("state", {}).get("api_key"))

    def request(key):
        return {
            "type": "http",
            "path": "/api/v1/ask",
            "method": "POST",
            "headers": [(b"authorization", f"Bearer {key}".encode())] if key else [],
        }

    check = ApiKeyCheck(app, keys, only=False, per_minute=120, refused=None)
    for key in (keys.add("a", per_minute=30), keys.add("b"), None):
        with pytest.raises(StopIteration):
            check(request(key), None, None).send(None)
    assert seen == [ApiKey("a", 30), ApiKey("b", 120), None]


def test_a_key_is_never_logged(keys_only, keys, caplog):
    caplog.set_level(logging.DEBUG)
    key = keys.add("a")
    ask(keys_only, f"Bearer {key}")
    ask(keys_only, f"Bearer {key}x")
    assert key not in caplog.text
