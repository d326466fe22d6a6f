"""Long lists looked through in part, held against lists that were cut."""

import numpy as np
import pytest
from fixtures.legs import random_lists

from chatbot.index.legs.postings import Postings, champions
from chatbot.index.legs.short_lists import ShortLists

ITEMS, ENTRIES, KNOWN, LONGEST = 3_000, 2_500, 40, 100


@pytest.fixture(scope="module")
def lists():
    """Lists of forty tokens, the first items entries and the rest gaps."""
    return random_lists(12, KNOWN, ITEMS)


def cut(lists):
    """The same lists, each with what is left of it alone."""
    kept = champions(lists.starts, lists.items, lists.weights, LONGEST, ENTRIES)
    starts = np.concatenate([[0], kept.cumsum()])[lists.starts]
    items, weights = lists.items[kept], lists.weights[kept]
    return Postings(lists.tokens, lists.holders, ITEMS, starts, items, weights)


def test_the_best_are_those_of_lists_that_were_cut(lists):
    short, expected = ShortLists.of(lists, LONGEST, ENTRIES), cut(lists)
    for seed in range(8):
        asked = lists.asked(np.random.default_rng(seed).choice(lists.tokens, 6))
        best = short.best(asked, 12, ENTRIES)
        assert best.tolist() == expected.best(asked, 12, ENTRIES).tolist()
        assert best.min() < ENTRIES <= best.max()
    assert short.best(lists.asked(lists.tokens[:1]), 5, ENTRIES).tolist() == [lists.items[0]]


def test_only_long_lists_are_kept_a_second_time(lists):
    short = ShortLists.of(lists, LONGEST, ENTRIES)
    long = np.flatnonzero(lists.holders > LONGEST)
    assert short.long.tolist() == long.tolist()
    assert len(short.kept) <= 2 * LONGEST * len(long) < len(lists.items)
    assert ShortLists.of(lists, ITEMS, ENTRIES) is None


def test_what_is_saved_is_loaded(lists, tmp_path):
    short = ShortLists.of(lists, LONGEST, ENTRIES)
    short.save(tmp_path / "short")
    loaded = ShortLists.load(tmp_path / "short", lists)
    asked = lists.asked(lists.tokens[-6:])
    assert list(loaded.best(asked, 9, ENTRIES)) == list(short.best(asked, 9, ENTRIES))


def test_arrays_that_do_not_belong_together_are_told(lists):
    short = ShortLists.of(lists, LONGEST, ENTRIES)
    with pytest.raises(ValueError, match="do not belong together"):
        ShortLists(lists, short.long[:-1], short.starts, short.kept)
    with pytest.raises(ValueError, match="do not belong together"):
        ShortLists(lists, short.long, short.starts, short.kept[:-1])
