"""Many people ask at once; each gets the answer to her own question."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

import pytest


@pytest.fixture
def post(address):
    """Sends a message as the window does, and gives what comes back."""
    with urlopen(address) as response:
        page = response.read().decode()
    config = json.loads(re.search(r"window\.gradio_config = (\{.*?\});</script>", page)[1])
    component = next(part["id"] for part in config["components"] if part["type"] == "html")

    def post_(user, message):
        body = {
            "data": message,
            "component_id": component,
            "fn_name": "respond",
            "session_hash": f"user{user}",
        }
        request = Request(
            f"{address}gradio_api/component_server/",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urlopen(request) as response:
            return json.load(response)

    return post_


def test_answers_do_not_mix(post, corpus):
    def ask(pair):
        user, entry = pair
        return post(user, {"step": {"entry": entry.id}})["turn"]

    with ThreadPoolExecutor(16) as users:
        turns = list(users.map(ask, enumerate(corpus.entries)))

    for entry, turn in zip(corpus.entries, turns, strict=True):
        assert f'#{entry.id}" target=' in turn
