"""The API as it is called."""

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service


@pytest.fixture
def with_settings(bot, settings):
    """Gives a client of an installation with some settings of its own."""

    def client(**own):
        app = create_app(Service(lambda *_: bot, settings.model_copy(update=own)))
        return TestClient(app, raise_server_exceptions=False)

    return client
