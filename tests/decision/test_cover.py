"""Each feature worked out by hand for two entries of four words."""

from math import log

import numpy as np
import pytest

from chatbot.decision.cover import FEATURES
from chatbot.decision.found import Found, row
from chatbot.index.entry_words import EntryWords
from chatbot.index.index import Index
from chatbot.query import Query
from chatbot.retrieval import Evidence

TEXTS = [["fee today", "ten baht"], ["form office", "online tomorrow"]]
# Rarity of a word that one of two entries has, and of one that none has.
ONE, NONE = log(2), log(6)


def cover(evidence):
    names = [feature.name for feature in FEATURES]
    return dict(zip(names, row(FEATURES, Found(evidence)), strict=True))


@pytest.fixture
def named(office_reader):
    index = Index(("a", "b"), (), {}, EntryWords.build(TEXTS, office_reader))

    def of(words, text, fused=(1, 0.5), legs=None):
        legs = {leg: np.array(scores, np.float32) for leg, scores in (legs or {}).items()}
        query = Query(text, text, (), tuple(words), office_reader.embedder)
        return cover(Evidence(query, index, legs, np.array(fused, np.float32)))

    return of


def test_every_feature_by_hand(named):
    covered = named(
        ["cost", "today", "5", "abc", "form", "today"],
        "ค่าปรับเท่าไร เมื่อไร 5 abc",
        legs={"dense": [0.9, 0.5]},
    )
    total = 3 * NONE + 2 * ONE
    assert covered == pytest.approx(
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
    covered = named(["today", "baht"], "today baht")
    assert covered["share of the question in the entry, word for word"] == pytest.approx(1)
    assert covered["share in the official question, word for word"] == pytest.approx(0.5)
    assert covered["unsaid: sum"] == 0
    assert covered["dense: best entry above the mean entry, in standard deviations"] == 0


@pytest.mark.parametrize(("words", "fused"), [([], (1, 0.5)), (["fee"], (0, 0))])
def test_no_word_or_no_entry_is_all_zeros(named, words, fused):
    assert not any(named(words, "fee", fused).values())


def test_an_entry_without_words_covers_nothing(office_reader):
    words = EntryWords.build([["", ""], ["fee", "ten"]], office_reader)
    index = Index(("a", "b"), (), {}, words)
    covered = cover(Evidence(office_reader.read("fee"), index, {}, np.array([1, 0], np.float32)))
    assert covered["share of the official question in the question, by the nearest words"] == 0
    assert covered["share that only other entries have"] == 1


def test_what_several_features_look_at_is_made_once(office_reader, axes):
    index = Index(("a", "b"), (), {}, EntryWords.build(TEXTS, office_reader))
    axes.encoded.clear()
    query = office_reader.read("unknown fee")
    found = Found(Evidence(query, index, {}, np.array([1, 0], np.float32)))
    row(FEATURES, found)
    row(FEATURES, found)
    assert axes.encoded == ["unknown"]
