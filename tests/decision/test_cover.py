"""Each feature worked out by hand for two entries of four words."""

from math import log

import pytest
from fixtures.legs import NoSource, all_scored, bare_index, entry_pins, entry_words

from chatbot.decision.cover import FEATURES
from chatbot.decision.found import Candidates, rows
from chatbot.query import Query

TEXTS = [["fee today", "ten baht"], ["form office", "online tomorrow"]]
# Rarity of a word that one of two entries has, and of one that none has.
ONE, NONE = log(2), log(6)


def cover(evidence):
    """What is said of the best entry, by name."""
    names = [feature.name for feature in FEATURES]
    return dict(zip(names, rows(FEATURES, Candidates(evidence))[0], strict=True))


def index_of(texts, reader):
    """An index whose legs find nothing."""
    words = entry_words(texts, reader)
    pins = entry_pins(texts, reader.segmenter.words, words.nearness)
    return bare_index("ab", 0, {"dense": NoSource()}, words, pins)


@pytest.fixture
def named(office_reader):
    index = index_of(TEXTS, office_reader)

    def of(words, text, fused=(1, 0.5), legs=None):
        query = Query(text, text, (), tuple(words), office_reader.embedder)
        return cover(all_scored(query, index, legs or {}, fused))

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
            "years that the entry lacks": 0,
            "years, all of them others than the entry's": 0,
            "dense: entry above the mean entry, in standard deviations": 1,
        },
        abs=1e-4,
    )


def test_the_answers_words_are_in_the_entry_but_not_in_its_question(named):
    covered = named(["today", "baht"], "today baht")
    assert covered["share of the question in the entry, word for word"] == pytest.approx(1)
    assert covered["share in the official question, word for word"] == pytest.approx(0.5)
    assert covered["unsaid: sum"] == 0
    assert covered["dense: entry above the mean entry, in standard deviations"] == 0


def test_no_word_is_all_zeros(named):
    assert not any(named([], "?").values())


def test_years_are_compared_with_those_of_the_entry(office_reader):
    index = index_of([["ผลปี 2564", "17 กันยายน 2564"], ["form", "x"]], office_reader)

    def covered(text):
        query = office_reader.read(text)
        return cover(all_scored(query, index, {}, [1, 0.5]))

    other, same, none = map(covered, ("ผลปี 2565", "ผลปี 2564 หรือ 2565", "ผล"))
    assert other["years, all of them others than the entry's"] == 1
    assert same["years, all of them others than the entry's"] == 0
    assert same["years that the entry lacks"] == 1
    assert none["years that the entry lacks"] == 0


def test_an_entry_without_words_covers_nothing(office_reader):
    index = index_of([["", ""], ["fee", "ten"]], office_reader)
    covered = cover(all_scored(office_reader.read("fee"), index, {}, [1, 0]))
    assert covered["share of the official question in the question, by the nearest words"] == 0
    assert covered["share that only other entries have"] == 1


def test_what_several_features_look_at_is_made_once(office_reader, axes):
    index = index_of(TEXTS, office_reader)
    axes.encoded.clear()
    query = office_reader.read("unknown fee")
    candidates = Candidates(all_scored(query, index, {}, [1, 0.5]))
    rows(FEATURES, candidates)
    rows(FEATURES, candidates)
    assert axes.encoded == ["unknown"]
