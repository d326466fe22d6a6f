"""Who asks too much at the API is told so in the API's own way; a key has a limit of its own.

Half a minute's worth may be asked at once.
"""

from chatbot.api_keys import ApiKeys

ORIGIN = "https://www.example.go.th"


def ask(client, key=None):
    headers = {"origin": ORIGIN, **({"authorization": f"Bearer {key}"} if key else {})}
    return client.post("/api/v1/ask", json={"question": "PMQA"}, headers=headers)


def test_who_asks_too_fast_is_told_when_to_come_again(with_settings):
    client = with_settings(asks_per_minute=2, allowed_origins=(ORIGIN,))
    assert ask(client).status_code == 200
    refused = ask(client)
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.headers["access-control-allow-origin"] == ORIGIN
    assert refused.json()["type"] == "/api/v1/docs#problem-429"


def test_a_key_has_a_limit_of_its_own(with_settings, tmp_path):
    keys = ApiKeys(tmp_path)
    client = with_settings(asks_per_minute=2, state_dir=tmp_path)
    much, as_anybody, other = keys.add("much", 4), keys.add("a"), keys.add("b")
    assert [ask(client, much).status_code for _ in range(3)] == [200, 200, 429]
    assert [ask(client, as_anybody).status_code for _ in range(2)] == [200, 429]
    assert ask(client, other).status_code == 200
    assert [ask(client).status_code for _ in range(2)] == [200, 429]
