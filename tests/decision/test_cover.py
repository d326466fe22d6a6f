"""Each feature worked out by hand for two entries of four words."""

from math import log

import numpy as np
import pytest

from chatbot.decision.cover import NAMES, cover
from chatbot.index.index import Index
from chatbot.index.wording import Wording
from chatbot.retrieval import Evidence

TEXTS = [["fee today", "ten baht"], ["form office", "online tomorrow"]]
# Rarity of a word that one of two entries has, and of one that none has.
ONE, NONE = log(2), log(6)


@pytest.fixture
def named(spaces, axes):
    wording = Wording.build(TEXTS, spaces, axes)
    index = Index(("a", "b"), (), words=None, characters=None, dense=None, wording=wording)

    def of(words, text, fused=(1, 0.5), legs=None):
        legs = {leg: np.array(scores, np.float32) for leg, scores in (legs or {}).items()}
        evidence = Evidence(index, legs, np.array(fused, np.float32), text, words)
        return dict(zip(NAMES, cover(evidence, axes), strict=True))

    return of


def test_every_feature_by_hand(named):
    row = named(
        ["cost", "today", "5", "abc", "form", "today"],
        "ค่าปรับเท่าไร เมื่อไร 5 abc",
        legs={"dense": [0.9, 0.5]},
    )
    total = 3 * NONE + 2 * ONE
    assert row == pytest.approx(
        {
            "share of the question in the entry, word for word": ONE / total,
            "share in the official question, word for word": ONE / total,
            "share in the entry, by the nearest words": (0.8 * NONE + ONE) / total,
            "share of the official question in the question, by the nearest words": 0.9,
            "unsaid: sum": 2.2 * NONE + ONE,
            "unsaid: most of one word": NONE,
            "unsaid: share, words of three letters or more": (1.2 * NONE + ONE) / total,
            "share that no entry has": 3 * NONE / total,
            "share that only other entries have": ONE / total,
            "share that other entries come nearer to": ONE / total,
            "kinds of thing asked for in common": 1 / 2,
            "numbers that the entry lacks": 1,
            "Latin words that the entry lacks": 1,
            "dense: best entry above the mean entry, in standard deviations": 1,
        },
        abs=1e-4,
    )


def test_the_answers_words_are_in_the_entry_but_not_in_its_question(named):
    row = named(["today", "baht"], "today baht")
    assert row["share of the question in the entry, word for word"] == pytest.approx(1)
    assert row["share in the official question, word for word"] == pytest.approx(0.5)
    assert row["unsaid: sum"] == 0
    assert row["dense: best entry above the mean entry, in standard deviations"] == 0


@pytest.mark.parametrize(("words", "fused"), [([], (1, 0.5)), (["fee"], (0, 0))])
def test_no_word_or_no_entry_is_all_zeros(named, words, fused):
    assert not any(named(words, "fee", fused).values())


def test_an_entry_without_words_covers_nothing(spaces, axes):
    wording = Wording.build([["", ""], ["fee", "ten"]], spaces, axes)
    index = Index(("a", "b"), (), words=None, characters=None, dense=None, wording=wording)
    evidence = Evidence(index, {}, np.array([1, 0], np.float32), "fee", ["fee"])
    row = dict(zip(NAMES, cover(evidence, axes), strict=True))
    assert row["share of the official question in the question, by the nearest words"] == 0
    assert row["share that only other entries have"] == 1
