"""Small collections to be checked, by the stand-ins or by the shipped model."""

from dataclasses import replace

import pytest

from chatbot.checking.checks import CHECKS
from chatbot.checking.examined import Examined
from chatbot.corpus import Collection


def _checking(reader, make_collection):
    def find(kind, texts, alternates=None, **changes):
        (corpus,) = make_collection(texts, alternates=alternates).current
        examined = Examined.of(Collection.of([replace(corpus, **changes)]), reader)
        return list(CHECKS[kind]().find(examined))

    return find


@pytest.fixture
def find(office_reader, make_collection):
    """Findings of one kind: find(kind, pairs of question and answer, alternates, …)."""
    return _checking(office_reader, make_collection)


@pytest.fixture(scope="session")
def find_by_model(reader, make_collection):
    """The same, with the shipped model and verifier."""
    return _checking(reader, make_collection)
