"""Inverted lists held against sums worked out item by item."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from fixtures.legs import random_lists

from chatbot.index.legs import postings as postings_module
from chatbot.index.legs.postings import Postings, champions, most

ITEMS, ENTRIES, KNOWN = 3_000, 2_500, 60
COLUMNS = ("tokens", "holders", "starts", "items", "weights")


@pytest.fixture(scope="module")
def lists():
    """Lists of sixty tokens over items, the first of them entries."""
    return random_lists(11, KNOWN, ITEMS)


@pytest.fixture(params=range(5))
def question(request, lists):
    """Tokens of a question: repeated, of long and of short lists, and some that no item has."""
    chance = np.random.default_rng(request.param)
    unknown = (chance.integers(0, 99, 3) * 2).astype(np.uint64)
    return np.concatenate([chance.choice(lists.tokens, 12), unknown])


def slowly(lists, question):
    """What each item scores, one number after the other."""
    scores = dict.fromkeys(range(lists.total), 0.0)
    for token, times in Counter(question.tolist()).items():
        for place in np.flatnonzero(lists.tokens == np.uint64(token)):
            for at in range(lists.starts[place], lists.starts[place + 1]):
                scores[int(lists.items[at])] += times * float(lists.weights[at])
    return np.array(list(scores.values()))


def test_sums_are_those_worked_out_one_by_one(lists, question):
    asked, expected = lists.asked(question), slowly(lists, question)
    assert lists.sums(asked) == pytest.approx(expected, rel=1e-5)
    some = np.sort(np.random.default_rng(1).choice(ITEMS, 300, replace=False))
    assert lists.sums_of(asked, some) == pytest.approx(expected[some], rel=1e-5)
    assert lists.sums_of(asked, np.arange(ITEMS)) == pytest.approx(lists.sums(asked), rel=1e-5)
    assert lists.sums_of(asked, some[:0]).shape == (0,)


@pytest.mark.parametrize("k", [1, 10, 100])
@pytest.mark.parametrize("buckets", [None, 512])
def test_the_best_are_those_with_the_highest_sums(lists, question, k, buckets, monkeypatch):
    if buckets is not None:
        # So few that items share them: those of the best are looked at one by one.
        monkeypatch.setattr(postings_module, "_SUMMED", 0)
        monkeypatch.setattr(postings_module, "_BUCKETS", buckets)
        monkeypatch.setattr(postings_module, "_LOOKED_AT", 300)
    asked, sums = lists.asked(question), slowly(lists, question)
    assert buckets is None or len(lists.items) > buckets
    best = lists.best(asked, k, ENTRIES)
    assert list(best) == sorted(set(best.tolist()))
    for start, end in ((0, ENTRIES), (ENTRIES, ITEMS)):
        named = best[(best >= start) & (best < end)]
        expected = np.sort(sums[start:end])[::-1][: min(k, np.count_nonzero(sums[start:end]))]
        assert len(named) == len(expected)
        if k > 10 and buckets is not None:
            # Asked for a third of what is looked at one by one, nearly all of them.
            assert np.count_nonzero(sums[named] >= expected[-1] - 1e-4) >= 0.8 * k
        else:
            assert np.sort(sums[named])[::-1] == pytest.approx(expected, rel=1e-5)


def test_gaps_in_the_buckets_of_worse_entries_are_found(monkeypatch):
    """One gap among many entries, all of which say more."""
    monkeypatch.setattr(postings_module, "_SUMMED", 0)
    monkeypatch.setattr(postings_module, "_BUCKETS", 64)
    monkeypatch.setattr(postings_module, "_LOOKED_AT", 4)
    items = np.arange(1_001, dtype=np.int32)
    weights = np.append(np.linspace(1, 9, 1_000), 0.5).astype(np.float16)
    lists = Postings(
        np.array([7], dtype=np.uint64),
        np.array([1_001], dtype=np.int32),
        1_001,
        np.array([0, 1_001], dtype=np.int64),
        items,
        weights,
    )
    best = lists.best(lists.asked(np.array([7], dtype=np.uint64)), 3, 1_000)
    assert 1_000 in best.tolist()


def test_a_question_of_unknown_tokens_asks_nothing(lists):
    assert lists.asked(np.array([], dtype=np.uint64)) is None
    assert lists.asked(np.array([0, 2, 2**64 - 2], dtype=np.uint64)) is None


def test_what_an_item_scores_at_most_counts_every_token(lists):
    known, unknown = lists.tokens[[3, 50]], np.array([2], dtype=np.uint64)
    some = lists.asked(known)
    rarities = lists.rarity_of(some)
    assert some.most == pytest.approx(rarities.sum(), rel=1e-5)
    twice = lists.asked(np.concatenate([known, known[:1], unknown, unknown]))
    rarest = np.log1p((ITEMS + 0.5) / 0.5)
    assert twice.most == pytest.approx(rarities.sum() + rarities[0] + 2 * rarest, rel=1e-5)
    assert list(twice.counts) == [2, 1]


def test_how_many_items_hold_a_token(lists):
    assert [lists.frequency(token) for token in lists.tokens] == lists.holders.tolist()
    assert lists.frequency(np.uint64(0)) == lists.frequency(np.uint64(2**64 - 2)) == 0


def test_champions_are_the_heaviest_of_either_kind():
    items = np.array([1, 4, 6, 8, 9], dtype=np.int32)
    weights = np.array([3, 1, 2, 0.1, 0.2], dtype=np.float16)
    bounds = np.array([0, len(items)])
    assert champions(bounds, items, weights, 2, 7).tolist() == [True, False, True, True, True]
    assert champions(bounds, items, weights, 1, 7).tolist() == [True, False, False, False, True]


def test_the_places_of_the_highest_scores():
    scores = np.array([0.3, 0.9, 0.1, 0.5])
    assert sorted(most(scores, 2).tolist()) == [1, 3]
    assert sorted(most(scores, 9).tolist()) == [0, 1, 2, 3]


def test_what_scores_nothing_is_not_among_the_highest():
    assert most(np.array([0, 2, 0, 0, 3, 0], dtype=np.float32), 4).tolist() == [1, 4]
    assert most(np.zeros(9), 4).tolist() == []


def test_what_is_saved_is_loaded(lists, question, tmp_path):
    lists.save(tmp_path / "lists")
    assert {path.suffix for path in (tmp_path / "lists").iterdir()} == {".npy"}
    loaded = Postings.load(tmp_path / "lists")
    assert loaded.total == ITEMS
    for name in COLUMNS:
        assert np.array_equal(getattr(loaded, name), getattr(lists, name))
        assert getattr(loaded, name).dtype == getattr(lists, name).dtype
    asked = lists.asked(question)
    assert list(loaded.best(asked, 7, ENTRIES)) == list(lists.best(asked, 7, ENTRIES))


@pytest.mark.parametrize("column", COLUMNS)
def test_arrays_that_do_not_belong_together_are_refused(lists, column):
    shortened = getattr(lists, column)[:-1]
    with pytest.raises(ValueError, match="do not belong together"):
        replace(lists, **{column: shortened})
