"""A question is one however its address is spelt."""

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.doors.server.costs import cost, is_question


@pytest.fixture
def limited(service, monkeypatch):
    """A server at which each client may ask one question."""
    one = service.settings.model_copy(update={"asks_per_minute": 1})
    monkeypatch.setattr(service, "settings", one)
    return TestClient(create_app(service))


@pytest.mark.parametrize("address", ["/?q=a", "/?%71=a", "/?embed=1&q=a", "/%0a?q=a", "/?q=&q=a"])
def test_an_address_that_is_answered_counts_as_a_question(limited, address):
    assert [limited.get(address).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("path", ["/gradio_api/run/respond", "/api/v1/ask", "/mcp"])
def test_a_line_break_behind_an_address_makes_it_no_other(path):
    scope = {"path": f"{path}\n", "query_string": b""}
    assert is_question(scope)
    assert cost(scope) == 1.0


@pytest.mark.parametrize("query", [b"", b"q=", b"faq=a", b"embed=1"])
def test_the_window_without_a_question_is_none(query):
    assert not is_question({"type": "http", "path": "/", "query_string": query})
