"""An office of few entries, with words that stand at spaces and vectors known by hand."""

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from chatbot.corpus import Corpus
from chatbot.datatypes import Document, Entry, Section
from chatbot.decision.judgement import Judgement


class Spaces:
    """A segmenter that cuts at spaces."""

    fingerprint = "spaces"

    def segment(self, text):
        return re.split("( )", text) if text else []

    def words(self, text):
        return text.split()


class Axes:
    """An embedder with an axis for each word; ``cost`` leans to ``fee`` by 0.8."""

    fingerprint = "axes"

    def __init__(self):
        self.axes = {}
        self.encoded = []

    def _axis(self, word):
        return self.axes.setdefault(word, len(self.axes))

    def _encode(self, texts):
        vectors = np.zeros((len(texts), 64), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for word in text.split():
                if word == "cost":
                    vector[self._axis("fee")] += 0.8
                    vector[self._axis(word)] += 0.6
                else:
                    vector[self._axis(word)] += 1
            vector /= np.linalg.norm(vector) or 1
        return vectors

    encode_queries = encode_passages = _encode

    def encode_words(self, words):
        self.encoded += words
        return self._encode(words)


@pytest.fixture
def spaces():
    return Spaces()


@pytest.fixture
def axes():
    return Axes()


@pytest.fixture(scope="session")
def make_corpus():
    """Make a corpus: make_corpus([(question, answer), ...], judged)."""

    def make(texts, judged=(), source=""):
        document = Document("office", "1", "", date(2000, 1, 1), "", "", "")
        section = Section("office", "")
        return Corpus(
            folder=Path(),
            document=document,
            sections=(section,),
            source=source,
            entries=tuple(
                Entry(f"e{number}", document, section, number, *pair, (1, 1), "")
                for number, pair in enumerate(texts)
            ),
            alternates={},
            errata={},
            gaps=(),
            glossary=(),
            spellings={},
            judged=tuple(judged),
        )

    return make


@pytest.fixture(scope="session")
def judgements():
    """Judgements on a line: judgements(slope, intercept), as many right as it says."""

    def make(slope, intercept, each=500):
        made = []
        for log_odds in np.linspace(-2, 2, 9):
            share = 1 / (1 + np.exp(-(slope * log_odds + intercept)))
            made += [
                Judgement(f"{log_odds} {number}", float(log_odds), number < round(share * each))
                for number in range(each)
            ]
        return made

    return make
