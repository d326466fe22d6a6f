"""The index of the small office, and what it belongs to."""

import pytest

from chatbot.index.build import build_index
from chatbot.index.identity import Identity


@pytest.fixture
def identity(small_office, office_reader):
    return Identity.of(small_office, office_reader, "faiss")


@pytest.fixture
def index(small_office, office_reader):
    return build_index(small_office, office_reader)
