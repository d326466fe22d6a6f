"""BM25 checked against the formula written out by hand."""

from math import log

import bm25s
import numpy as np
import pytest
from fixtures.legs import build_leg, words_leg

from chatbot.index.legs import bm25 as bm25_module
from chatbot.index.legs.bm25 import Bm25Builder, ListCut
from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.material import Item
from chatbot.index.legs.words import WordsLeg, word_tokens

HALF = 2**-11
"""To which weights are kept: half precision keeps eleven binary digits."""

ITEMS = [["ก", "ข", "ข"], ["ก", "ค"], ["ง"]]


@pytest.fixture
def index():
    return words_leg(ITEMS)


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
        ],
        rel=HALF,
    )


def test_unknown_words_lower_the_share_but_not_the_order(index):
    known, with_unknown = index.scores(["ข"]), index.scores(["ข", "ไม่มี"])
    assert with_unknown[0] == pytest.approx(known[0] * idf(1) / (idf(1) + log(1 + 3.5 / 0.5)))


@pytest.mark.parametrize("tokens", [[], ["ไม่มี"]])
def test_abstains_when_it_knows_nothing(index, tokens):
    assert index.scores(tokens) is None


def test_the_text_that_heads_an_item_counts_twice(office_reader):
    items = [Item(("ก", "ข")), Item(("ค", "ง"))]
    headed = build_leg(WordsLeg, items, office_reader)
    written_out = words_leg([["ก", "ก", "ข"], ["ค", "ค", "ง"]])
    assert list(headed.scores(["ก", "ข"])) == list(written_out.scores(["ก", "ข"]))


def test_how_many_items_hold_a_token(index):
    assert [index.frequency(token) for token in ("ก", "ข", "ไม่มี")] == [2, 1, 0]


def test_scores_are_those_of_bm25s(index):
    retriever = bm25s.BM25()
    retriever.index(ITEMS, show_progress=False)
    theirs = retriever.get_scores(["ก", "ข", "ก"])
    assert index.scores(["ก", "ข", "ก"]) == pytest.approx(theirs / (2 * idf(2) + idf(1)), rel=HALF)


def test_what_is_saved_is_loaded(index, tmp_path):
    index.save(tmp_path / "words")
    assert not list((tmp_path / "words").rglob("*.pkl"))
    loaded = WordsLeg.load(tmp_path / "words")
    assert list(loaded.scores(["ก", "ข"])) == list(index.scores(["ก", "ข"]))
    assert loaded.frequency("ก") == 2


def test_arrays_that_do_not_belong_together_are_refused(index, tmp_path):
    index.save(tmp_path / "words")
    np.save(tmp_path / "words" / "full" / "starts.npy", np.array([0, 1]))
    with pytest.raises(ValueError, match="do not belong together"):
        WordsLeg.load(tmp_path / "words")


def every(tokens):
    return np.ones(len(tokens), dtype=bool)


def lists_of(counts, items, entries, longest=None, listed=every, together=70):
    """The lists of items, taken some at a time."""
    builder = Bm25Builder(items, entries)
    for start in range(0, items, together):
        builder.add(TokenCounts.of(counts[start : start + together]))
    return builder.finish(ListCut(longest, listed) if longest else None)


@pytest.mark.parametrize("longest", [None, 5])
def test_tokens_put_in_order_in_parts_make_the_same_lists(monkeypatch, longest):
    chance = np.random.default_rng(5)
    known = word_tokens(f"w{number}" for number in range(40))
    items = [chance.choice(known, size=chance.integers(0, 30)) for _ in range(200)]
    at_once = lists_of(items, 200, 150, longest)
    monkeypatch.setattr(bm25_module, "_BUCKETED_FROM", 199)
    in_parts = lists_of(items, 200, 150, longest)
    for name in ("tokens", "holders", "starts", "items", "weights"):
        assert np.array_equal(getattr(in_parts, name), getattr(at_once, name))
    assert (in_parts.total, at_once.total) == (200, 200)


@pytest.mark.parametrize("longest", [1, 7, 30, 100])
def test_lists_cut_short_keep_the_highest_weights_of_entries_and_of_gaps(longest):
    chance = np.random.default_rng(6)
    known = word_tokens(f"w{number}" for number in range(20))
    items = [chance.choice(known, size=chance.integers(1, 30)) for _ in range(100)]
    short, whole = lists_of(items, 100, 80, longest), lists_of(items, 100, 80)
    assert np.array_equal(short.tokens, whole.tokens)
    # What a token says does not change by it.
    assert np.array_equal(short.holders, whole.holders)
    for place in range(len(known)):
        all_of_it, kept = (
            dict(zip(one.items[span].tolist(), one.weights[span].tolist(), strict=True))
            for one, span in (
                (one, slice(*one.starts[place : place + 2])) for one in (whole, short)
            )
        )
        assert list(kept) == sorted(kept)
        assert kept.items() <= all_of_it.items()
        for is_gap in (False, True):
            all_weights, kept_weights = (
                sorted(weight for item, weight in one.items() if (item >= 80) == is_gap)
                for one in (all_of_it, kept)
            )
            assert kept_weights == all_weights[-longest:]


@pytest.mark.parametrize("longest", [7, 100])
def test_tokens_without_a_list_are_known_all_the_same(longest):
    chance = np.random.default_rng(7)
    known = word_tokens(f"w{number}" for number in range(20))
    items = [chance.choice(known, size=chance.integers(1, 30)) for _ in range(100)]
    left_out = known[:8]
    whole = lists_of(items, 100, 80, longest)
    some = lists_of(items, 100, 80, longest, lambda tokens: ~np.isin(tokens, left_out))
    assert np.array_equal(some.tokens, whole.tokens)
    assert np.array_equal(some.holders, whole.holders)
    for place, token in enumerate(whole.tokens):
        there, all_of_it = (slice(*one.starts[place : place + 2]) for one in (some, whole))
        expected = [] if token in left_out else whole.items[all_of_it].tolist()
        assert some.items[there].tolist() == expected
    alone = some.asked(left_out)
    assert some.best(alone, 5, 80).tolist() == []
    assert alone.most == pytest.approx(whole.asked(left_out).most)


def test_no_token_at_all_makes_empty_lists():
    lists = lists_of([word_tokens([]), word_tokens([])], 2, 2)
    assert (len(lists.tokens), lists.starts.tolist(), lists.total) == (0, [0], 2)
    assert lists.asked(word_tokens(["ก"])) is None
    assert lists.frequency(word_tokens(["ก"])[0]) == 0
