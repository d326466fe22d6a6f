"""A stand-in of LINE, and the product with a channel that is set to it."""

import pytest
from fixtures.line_platform import LineStandIn
from starlette.testclient import TestClient

from chatbot.datatypes import Citation
from chatbot.doors.line.voice import LineVoice
from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.line import line_wording
from chatbot.wording.th import THAI


@pytest.fixture
def platform():
    """The stand-in; nothing that was sent to it may have been refused unless a test clears that."""
    stand_in = LineStandIn()
    yield stand_in
    stand_in.close()
    assert stand_in.refused == []


@pytest.fixture
def make_service(bot, settings, platform):
    """Makes a service with a channel; ``fields`` are other settings."""

    def make(closing=None, bot=bot, **fields):
        own = {
            **platform.settings,
            "public_url": "https://faq.example.go.th",
            **fields,
        }
        return Service(lambda *_: bot, settings.model_copy(update=own), closing=closing)

    return make


@pytest.fixture
def channel(make_service):
    """The app with a channel, its background running."""
    with TestClient(create_app(make_service())) as client:
        yield client


@pytest.fixture(scope="session")
def voice():
    """Thai, with sources at a public address."""

    def source(citation: Citation) -> str:
        return f"https://faq.example.go.th/source/{citation.document}#{citation.entry_id}"

    return LineVoice(THAI, line_wording("th"), source)
