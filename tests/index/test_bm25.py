"""BM25 checked against the formula written out by hand."""

from math import log

import bm25s
import numpy as np
import pytest

from chatbot.index.legs.bm25 import Bm25

ITEMS = [["ก", "ข", "ข"], ["ก", "ค"], ["ง"]]


@pytest.fixture
def index():
    return Bm25.build([[" ".join(item)] for item in ITEMS], str.split)


def idf(frequency):
    return log(1 + (len(ITEMS) - frequency + 0.5) / (frequency + 0.5))


def bm25(token, item, frequency, k1=1.5, b=0.75):
    count = item.count(token)
    length = len(item) / np.mean([len(item) for item in ITEMS])
    return idf(frequency) * count / (count + k1 * (1 - b + b * length))


def test_scores_are_bm25_over_the_idf_of_the_question(index):
    scores = index.scores(["ก", "ข"])
    ceiling = idf(2) + idf(1)
    assert scores == pytest.approx(
        [
            (bm25("ก", ITEMS[0], 2) + bm25("ข", ITEMS[0], 1)) / ceiling,
            bm25("ก", ITEMS[1], 2) / ceiling,
            0,
        ]
    )


def test_unknown_words_lower_the_share_but_not_the_order(index):
    known, with_unknown = index.scores(["ข"]), index.scores(["ข", "ไม่มี"])
    assert with_unknown[0] == pytest.approx(known[0] * idf(1) / (idf(1) + log(1 + 3.5 / 0.5)))


@pytest.mark.parametrize("tokens", [[], ["ไม่มี"]])
def test_abstains_when_it_knows_nothing(index, tokens):
    assert index.scores(tokens) is None


def test_the_text_that_heads_an_item_counts_twice():
    headed = Bm25.build([["ก", "ข"], ["ค", "ง"]], str.split)
    written_out = Bm25.build([["ก ก ข"], ["ค ค ง"]], str.split)
    assert list(headed.scores(["ก", "ข"])) == list(written_out.scores(["ก", "ข"]))


def test_how_many_items_hold_a_token(index):
    assert [index.frequency(token) for token in ("ก", "ข", "ไม่มี")] == [2, 1, 0]


def test_scores_are_those_of_bm25s(index):
    retriever = bm25s.BM25()
    retriever.index(ITEMS, show_progress=False)
    theirs = retriever.get_scores(["ก", "ข", "ก"])
    assert index.scores(["ก", "ข", "ก"]) == pytest.approx(theirs / (2 * idf(2) + idf(1)))


def test_what_is_saved_is_loaded(index, tmp_path):
    index.save(tmp_path / "words")
    assert not list((tmp_path / "words").glob("*.pkl"))
    loaded = Bm25.load(tmp_path / "words")
    assert list(loaded.scores(["ก", "ข"])) == list(index.scores(["ก", "ข"]))
    assert loaded.frequency("ก") == 2


def test_arrays_that_do_not_belong_together_are_refused(index, tmp_path):
    index.save(tmp_path / "words")
    np.save(tmp_path / "words" / "starts.npy", np.array([0, 1]))
    with pytest.raises(ValueError, match="do not belong together"):
        Bm25.load(tmp_path / "words")
