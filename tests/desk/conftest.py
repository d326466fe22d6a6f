"""A service over two tiny documents that may be written to, and a desk over it."""

import shutil

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
def folder(two_documents, tmp_path):
    """The documents' own folder."""
    return shutil.copytree(two_documents, tmp_path / "corpora")


@pytest.fixture(scope="session")
def two_documents_index(settings, two_documents, tmp_path_factory):
    """An index of the two documents as they are, built once."""
    index = tmp_path_factory.mktemp("desk-index")
    own = {"corpus": two_documents, "index_dir": index}
    open_chatbot(settings.model_copy(update=own))
    return index


@pytest.fixture
def own_settings(settings, folder, two_documents_index, tmp_path):
    index = shutil.copytree(two_documents_index, tmp_path / "index")
    own = {"corpus": folder, "index_dir": index, "state_dir": tmp_path / "state"}
    return settings.model_copy(update=own)


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
