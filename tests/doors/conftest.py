"""The web door as an app, called without a network, and the text of what it shows."""

from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app


@pytest.fixture(scope="session")
def client(service):
    return TestClient(create_app(service))


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)


@pytest.fixture(scope="session")
def text_of():
    """Gives all text of some HTML, white space left out, by the standard library alone."""

    def text(html):
        parser = _Text()
        parser.feed(html)
        parser.close()
        return "".join("".join(parser.parts).split())

    return text
