"""BM25 checked against the formula written out by hand."""

from math import log

import numpy as np
import pytest

from chatbot.index.lexical import LexicalIndex

DOCUMENTS = [["ก", "ข", "ข"], ["ก", "ค"], ["ง"]]


@pytest.fixture
def index():
    return LexicalIndex.build(DOCUMENTS)


def idf(frequency):
    return log(1 + (len(DOCUMENTS) - frequency + 0.5) / (frequency + 0.5))


def bm25(token, document, frequency, k1=1.5, b=0.75):
    count = document.count(token)
    length = len(document) / np.mean([len(document) for document in DOCUMENTS])
    return idf(frequency) * count / (count + k1 * (1 - b + b * length))


def test_scores_are_bm25_over_the_idf_of_the_question(index):
    scores = index.scores(["ก", "ข"])
    ceiling = idf(2) + idf(1)
    assert scores == pytest.approx(
        [
            (bm25("ก", DOCUMENTS[0], 2) + bm25("ข", DOCUMENTS[0], 1)) / ceiling,
            bm25("ก", DOCUMENTS[1], 2) / ceiling,
            0,
        ]
    )


def test_unknown_words_lower_the_share_but_not_the_order(index):
    known, with_unknown = index.scores(["ข"]), index.scores(["ข", "ไม่มี"])
    assert with_unknown[0] == pytest.approx(known[0] * idf(1) / (idf(1) + log(1 + 3.5 / 0.5)))


@pytest.mark.parametrize("tokens", [[], ["ไม่มี"]])
def test_abstains_when_it_knows_nothing(index, tokens):
    assert index.scores(tokens) is None


def test_what_is_saved_is_loaded(index, tmp_path):
    index.save(tmp_path / "words")
    assert not list((tmp_path / "words").glob("*.pkl"))
    loaded = LexicalIndex.load(tmp_path / "words")
    assert loaded.scores(["ก", "ข"]) == pytest.approx(index.scores(["ก", "ข"]))
