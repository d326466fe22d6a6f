import numpy as np
import pytest
from fixtures.office import office_key
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chatbot.index.build import build_index
from chatbot.index.index import Index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.query import QueryReader
from chatbot.retrieval import Evidence, Retriever, fuse


def evidence(fused, entries, gaps):
    index = Index(tuple(map(office_key, entries)), gaps, legs={}, entry_words=None, pins=None)
    return Evidence(None, index, {}, np.array(fused, dtype=np.float32))


def test_ranking_is_best_first_without_gaps_and_without_zeros():
    found = evidence([0.5, 0.0, 0.75, 0.9], "abc", gaps=1)
    assert [(hit.key.entry, hit.score) for hit in found.ranking()] == [("c", 0.75), ("a", 0.5)]
    assert found.ranking(1)[0].key.entry == "c"
    assert list(found.order) == [2, 0]


def test_equals_keep_the_order_of_the_document():
    assert list(evidence([0.5, 0.5, 0.9, 0.5], "abcd", gaps=0).order) == [2, 0, 1, 3]


def test_it_is_sorted_once(monkeypatch):
    sorts = []
    argsort = np.argsort
    monkeypatch.setattr(np, "argsort", lambda *a, **k: sorts.append(a) or argsort(*a, **k))
    found = evidence([0.5, 0.0, 0.75, 0.9], "abc", gaps=1)
    for _ in range(3):
        found.ranking()
        found.ranking(1)
        assert len(found.order) == 2
    assert len(sorts) == 1


def expected_fusion(found, entries):
    votes = {
        leg: weight * min(1, found.legs[leg][:entries].max() / FULL_VOTE)
        for leg, weight in LEG_WEIGHTS.items()
    }
    scaled = {leg: scores / scores[:entries].max() for leg, scores in found.legs.items()}
    return sum(votes[leg] * scaled[leg] for leg in votes) / sum(votes.values())


FULL_VOTE = 0.3
"""Score of its best entry from which a leg has all of its say."""

# Its characters are those of "office hours", by chance; its meaning is that of "thirty days".
BY_CHANCE = "thirty offices asked whatever whenever nobody"


@pytest.mark.parametrize("question", ["fee of forms", "cost of a decision", BY_CHANCE])
def test_the_fused_score_is_a_convex_combination_by_how_much_each_leg_has_to_say(
    office_retriever, office_reader, question
):
    found = office_retriever.search(office_reader.read(question))
    assert found.fused == pytest.approx(expected_fusion(found, 3), abs=1e-5)


def test_a_leg_with_little_to_say_has_little_weight(office_retriever, office_reader):
    found = office_retriever.search(office_reader.read(BY_CHANCE))
    assert found.legs["characters"][:3].max() < 0.1
    assert [found.legs[leg][:3].argmax() for leg in ("characters", "dense")] == [1, 2]
    assert found.ranking(1)[0].key == office_key("e2")
    assert found.fused[1] < LEG_WEIGHTS["characters"] / 2


SCORES = st.dictionaries(
    st.sampled_from(list(LEG_WEIGHTS)),
    arrays(np.float32, 5, elements=st.floats(0, 1, width=32).filter(lambda x: not 0 < x < 1e-3)),
)


@given(SCORES, st.sampled_from(list(LEG_WEIGHTS)), st.floats(1, 50))
def test_a_leg_with_all_of_its_say_can_be_scaled(legs, leg, factor):
    # From the score on at which it has all of its say; below, how much it says is what counts.
    loud = {name: np.maximum(scores, [FULL_VOTE, 0, 0, 0, 0]) for name, scores in legs.items()}
    scaled = {
        name: scores * np.float32(factor) if name == leg else scores
        for name, scores in loud.items()
    }
    found, expected = (fuse(one, LEG_WEIGHTS, 3, 5) for one in (scaled, loud))
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-6)


@given(SCORES)
def test_the_best_entry_has_at_most_one(legs):
    fused = fuse(legs, LEG_WEIGHTS, 3, 5)
    assert fused.shape == (5,)
    assert 0 <= fused[:3].max() <= 1 + 1e-5
    some = any(scores[:3].max() > 0 for leg, scores in legs.items() if LEG_WEIGHTS[leg])
    assert (fused[:3].max() > 0) == some


def test_a_silent_leg_drops_out_and_the_rest_is_renormalised(small_office, spaces, knows_nothing):
    reader = QueryReader(spaces, knows_nothing)
    retriever = Retriever(build_index(small_office, reader))
    found = retriever.search(reader.read("fee of forms"))
    assert set(found.legs) == {"words", "characters"}
    assert found.ranking(1)[0].score == pytest.approx(1)


def test_a_leg_that_is_left_out_is_not_asked(office_retriever, office_reader, axes):
    without = Retriever(office_retriever.index, {"words": 1.0})
    assert set(without.search(office_reader.read("fee of forms")).legs) == {"words"}
    assert axes.asked == []


def test_nothing_found_is_an_empty_ranking(office_retriever, office_reader):
    retriever = Retriever(office_retriever.index, {"words": 1.0})
    assert retriever.search(office_reader.read("qqqq")).ranking() == ()
