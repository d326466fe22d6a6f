import pytest

from chatbot.query import QueryReader
from chatbot.repair import Repairer


@pytest.fixture(scope="session")
def repairer(collection, segmenter):
    return Repairer.build(collection, segmenter)


@pytest.fixture(scope="session")
def read(segmenter):
    """read(typed): a query of which no vector is asked."""
    return QueryReader(segmenter, embedder=None).read


@pytest.fixture(scope="session")
def repairs(repairer, read):
    """repairs(typed): the readings of a question, as they are shown."""
    return lambda typed: tuple(reading.typed for reading in repairer.readings(read(typed)))
