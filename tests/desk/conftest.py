"""A service over two tiny documents that may be written to, and a desk over it."""

import pytest

from chatbot.composition import open_chatbot
from chatbot.datatypes import EntryKey
from chatbot.desk.desk import Desk
from chatbot.desk.history import History
from chatbot.desk.publishing import Publisher
from chatbot.service import Service

HOURS = EntryKey("parking", "1", "annual-03")
FEE = EntryKey("parking", "1", "annual-02")


@pytest.fixture
def folder(own_settings):
    """The documents' own folder."""
    return own_settings.corpus


@pytest.fixture
def service(own_settings):
    return Service(open_chatbot, own_settings)


@pytest.fixture
def history(own_settings):
    history = History(own_settings.state_dir)
    yield history
    history.close()


@pytest.fixture
def publisher(service, history):
    return Publisher(service, history)


@pytest.fixture
def desk(service, history, publisher):
    return Desk(service, history, publisher, None)
