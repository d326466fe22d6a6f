"""The product with its door for assistants, really served, and the protocol's own client."""

import pytest
from fixtures.coroutines import run_to_end
from fixtures.serving import served

from chatbot.service import Service


@pytest.fixture(scope="session")
def assisted(bot, settings):
    """A service that has assistants."""
    own = {"mcp": True, "public_url": "https://faq.example.go.th"}
    return Service(lambda *_: bot, settings.model_copy(update=own))


@pytest.fixture(scope="session")
def mcp_address(assisted):
    """Where assistants reach it."""
    with served(assisted) as address:
        yield f"{address}mcp"


@pytest.fixture
def run():
    """Runs a coroutine to its end."""
    return run_to_end
