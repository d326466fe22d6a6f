"""A language model behind the OpenAI protocol, asked over a real connection."""

import logging

import pytest
from fixtures.language_model import completion

from chatbot.errors import EndpointError, SettingsError
from chatbot.language_model.endpoint import Endpoint
from chatbot.settings import load_settings

ASKED = [{"role": "user", "content": "ถาม"}]


def test_a_right_answer_with_its_tokens(serve, endpoint_to):
    stand_in = serve((200, completion("1. จอดรถที่ไหน"), 0))
    endpoint, pauses = endpoint_to(stand_in)
    reply = endpoint.ask(ASKED, 50)
    assert (reply.text, reply.asked, reply.said, reply.counted) == ("1. จอดรถที่ไหน", 100, 20, True)
    assert pauses == []
    ((path, headers, body),) = stand_in.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret-key"
    assert (body["model"], body["max_tokens"], body["messages"]) == ("small", 50, ASKED)


def test_tokens_that_the_endpoint_does_not_count_are_estimated(serve, endpoint_to):
    endpoint, _ = endpoint_to(serve((200, completion("กขคง", usage=None), 0)))
    reply = endpoint.ask(ASKED, 50)
    assert (reply.asked, reply.said, reply.counted) == (1, 2, False)


def test_too_many_requests_are_asked_again_later(serve, endpoint_to):
    busy = (429, b'{"error": {"message": "slow down"}}', 0)
    stand_in = serve(busy, busy, (200, completion("ได้"), 0))
    endpoint, pauses = endpoint_to(stand_in)
    assert endpoint.ask(ASKED, 50).text == "ได้"
    assert pauses == [1, 2]


def test_an_error_for_ever_ends_after_five_attempts(serve, endpoint_to):
    stand_in = serve((500, b"out of memory", 0))
    endpoint, pauses = endpoint_to(stand_in)
    with pytest.raises(EndpointError, match=r"after 5 attempts.*status 500, 'out of memory'"):
        endpoint.ask(ASKED, 50)
    assert len(stand_in.requests) == 5
    assert pauses == [1, 2, 4, 8]


@pytest.mark.parametrize(
    "body",
    [
        b"<html>a proxy</html>",
        completion("ถูกตัด")[:-20],
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b"\xff\xfe",
    ],
)
def test_garbage_is_asked_for_again(serve, endpoint_to, body):
    endpoint, pauses = endpoint_to(serve((200, body, 0), (200, completion("ได้"), 0)))
    assert endpoint.ask(ASKED, 50).text == "ได้"
    assert pauses == [1]


def test_a_slow_answer_is_given_up(serve, endpoint_to):
    endpoint, pauses = endpoint_to(serve((200, completion("ช้า"), 60)), timeout=0.1)
    with pytest.raises(EndpointError, match=r"no answer within 0\.1 s"):
        endpoint.ask(ASKED, 50)
    assert len(pauses) == 4


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "CHATBOT_LLM_KEY"),
        (403, "CHATBOT_LLM_KEY"),
        (404, "CHATBOT_LLM_URL usually ends in /v1"),
        (301, "not followed"),
        (400, "OpenAI protocol"),
    ],
)
def test_what_no_second_try_mends_says_what_to_do(serve, endpoint_to, caplog, status, said):
    body = b'{"error": {"message": "wrong: secret-key\\nno"}}'
    stand_in = serve((status, body, 0))
    endpoint, _ = endpoint_to(stand_in)
    with caplog.at_level(logging.DEBUG), pytest.raises(EndpointError, match=said) as error:
        endpoint.ask(ASKED, 50)
    assert "'wrong: … no'" in str(error.value)
    assert "secret-key" not in f"{error.value}{caplog.text}"
    assert len(stand_in.requests) == 1


def test_nobody_at_the_address(serve, endpoint_to):
    stand_in = serve((200, b"", 0))
    endpoint, pauses = endpoint_to(stand_in)
    stand_in.close()
    stand_in.close = lambda: None
    with pytest.raises(EndpointError, match="cannot be reached"):
        endpoint.ask(ASKED, 50)
    assert len(pauses) == 4


def test_an_answer_without_end_is_refused(serve, endpoint_to):
    endpoint, _ = endpoint_to(serve((200, b" " * 3_000_000, 0)))
    with pytest.raises(EndpointError, match="longer than 2,000,000 bytes"):
        endpoint.ask(ASKED, 50)


@pytest.mark.parametrize("url", ["ollama", "ftp://127.0.0.1/v1", "http://", "file:///x"])
def test_what_is_no_address(url):
    with pytest.raises(SettingsError, match="CHATBOT_LLM_URL is no address"):
        Endpoint(url, "small")


def test_settings_without_a_model(monkeypatch):
    monkeypatch.setenv("CHATBOT_LLM_URL", "http://127.0.0.1:1/v1")
    with pytest.raises(SettingsError, match="CHATBOT_LLM_MODEL"):
        Endpoint.of(load_settings(), 1)


def test_the_key_is_not_shown_by_the_settings(monkeypatch):
    monkeypatch.setenv("CHATBOT_LLM_KEY", "secret-key")
    settings = load_settings()
    assert "secret-key" not in f"{settings!r}{settings}{settings.model_dump_json()}"
    assert settings.llm_key.get_secret_value() == "secret-key"


@pytest.mark.parametrize("key", ["กุญแจ", "two words", "line\nbreak"])
def test_a_key_that_cannot_be_sent_is_not_shown(key):
    with pytest.raises(SettingsError, match="CHATBOT_LLM_KEY") as error:
        Endpoint("http://127.0.0.1:1/v1", "small", key)
    assert key not in str(error.value)
