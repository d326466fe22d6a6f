from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.index.legs.counts import TokenCounts

ITEMS = st.lists(st.lists(st.sampled_from([0, 1, 2, 5, 2**63, 2**64 - 1]), max_size=12), max_size=6)


@settings(max_examples=50)
@given(ITEMS)
def test_tokens_are_counted_item_by_item(items):
    counts = TokenCounts.of([np.array(tokens, dtype=np.uint64) for tokens in items])
    found = {
        (int(token), int(item)): int(count)
        for token, item, count in zip(counts.tokens, counts.items, counts.counts, strict=True)
    }
    assert found == {
        (token, number): count
        for number, tokens in enumerate(items)
        for token, count in Counter(tokens).items()
    }
    # By token, then by item, as whoever cuts or joins them relies on.
    assert list(found) == sorted(found)
    assert counts.lengths.tolist() == [len(tokens) for tokens in items]
    assert counts.tokens.dtype == np.uint64


def test_what_is_there_more_often_than_can_be_counted_is_there_as_often_as_can_be():
    counts = TokenCounts.of([np.full(70_000, 7, dtype=np.uint64)])
    assert (counts.counts.tolist(), counts.lengths.tolist()) == ([65_535], [70_000])
