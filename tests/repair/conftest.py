import pytest

from chatbot.repair import Repairer


@pytest.fixture(scope="session")
def repairer(corpus, segmenter):
    return Repairer(corpus, segmenter)
