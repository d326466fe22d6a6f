"""The real corpus, model and index, made once for all tests."""

from functools import cache

import pytest

from chatbot.corpus import load_corpus
from chatbot.embedding import load_embedder
from chatbot.engine import Chatbot
from chatbot.query import QueryReader
from chatbot.settings import load_settings
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from chatbot.threads import one_thread_for_numpy

pytest_plugins = ["fixtures.office"]


@pytest.fixture(scope="session", autouse=True)
def _one_thread_for_numpy():
    """As in a process that answers: tests that build an index first would take minutes."""
    one_thread_for_numpy()


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    """The product's settings with an index folder of the tests' own."""
    return load_settings().model_copy(update={"index_dir": tmp_path_factory.mktemp("index")})


@pytest.fixture(scope="session")
def corpus(settings):
    return load_corpus(settings.corpus)


@pytest.fixture(scope="session")
def segmenter(corpus):
    return Segmenter(corpus.glossary)


@pytest.fixture(scope="session")
def embedder(settings):
    return load_embedder(settings)


@pytest.fixture(scope="session")
def reader(segmenter, embedder):
    """Reads questions to the shipped corpus."""
    return QueryReader(segmenter, embedder)


@pytest.fixture(scope="session")
def bot(settings):
    """The chatbot over the shipped corpus, its index built for this session."""
    return Chatbot.load(settings)


@pytest.fixture(scope="session")
def similarity():
    """Jaccard similarity of two texts' character 3-grams, from 0 to 1."""

    def trigrams(text):
        text = normalise(text)
        return frozenset(text[start : start + 3] for start in range(max(1, len(text) - 2)))

    trigrams = cache(trigrams)

    def jaccard(one, other):
        return len(trigrams(one) & trigrams(other)) / len(trigrams(one) | trigrams(other))

    return jaccard
