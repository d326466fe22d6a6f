from dataclasses import replace

import numpy as np
import pytest
from fixtures.legs import all_scored, bare_index
from fixtures.office import Axes, Spaces, office_key
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chatbot.index.build import build_index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.twins import Twins
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever, fuse


def evidence(fused, entries, gaps):
    index = bare_index(map(office_key, entries), gaps)
    return all_scored(None, index, {}, fused)


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


MANY = 300
"""Entries of an office that is searched by candidates."""
KINDS = ("fee", "hours", "parking", "appeal", "licence", "training", "leave", "forms")
PLACES = ("garden", "harbour", "library", "market", "museum", "school", "station", "tower")
FLOORS = ("ground", "first", "second", "third", "fourth", "fifth", "roof", "cellar")


def of_many(number):
    """The question of an entry, as no other has it."""
    rest, kind = divmod(number, 8)
    floor, place = divmod(rest, 8)
    return f"{KINDS[kind]} {PLACES[place]} {FLOORS[floor]}"


def search_by_candidates(patch):
    """More than 40 items are searched by the 20 that each leg names."""
    for name in ("retrieval", "index.legs.words", "index.legs.characters", "index.legs.dense"):
        patch.setattr(f"chatbot.{name}.EVERY", 40)
    patch.setattr("chatbot.retrieval.CANDIDATES", 20)
    patch.setattr("chatbot.retrieval._SMALL_SCOPE", 10)


@pytest.fixture(scope="module")
def of_office():
    return QueryReader(Spaces(), Axes())


@pytest.fixture(scope="module")
def many(make_collection):
    """Many entries, and some gaps."""
    entries = [(of_many(number), f"answer {number} baht") for number in range(MANY)]
    gaps = [(f"who painted the {place} {floor}",) for place in PLACES for floor in FLOORS[:4]]
    return make_collection(entries, gaps=gaps)


@pytest.fixture(scope="module")
def scanned(many, of_office):
    """An index of them, all of which are scored."""
    return build_index(many, of_office)


@pytest.fixture(scope="module")
def built_large(many, of_office):
    with pytest.MonkeyPatch.context() as patch:
        search_by_candidates(patch)
        return build_index(many, of_office)


@pytest.fixture
def large(built_large, monkeypatch):
    """An index of them that is searched by candidates."""
    search_by_candidates(monkeypatch)
    return built_large


@pytest.mark.parametrize(
    "question",
    [of_many(7), "cost of the harbour", "fee tower fourth", "answer 33 baht", "museum third leaf"],
)
def test_the_first_entries_are_those_of_a_search_of_everything(
    scanned, built_large, of_office, monkeypatch, question
):
    query = of_office.read(question)
    everything = Retriever(scanned).search(query)
    assert len(everything.items) == MANY + 32
    search_by_candidates(monkeypatch)
    found = Retriever(built_large).search(query)
    assert len(found.items) < 150
    assert list(found.items) == sorted(set(found.items.tolist()))
    assert list(found.order[:5]) == list(everything.order[:5])
    for leg, scores in found.legs.items():
        assert scores == pytest.approx(everything.legs[leg][found.items], rel=2e-3, abs=1e-6)
    best = [hit.score for hit in everything.ranking(5)]
    assert [hit.score for hit in found.ranking(5)] == pytest.approx(best, rel=2e-3)
    said = scanned.dense.source(query, np.arange(MANY))
    assert said[found.best_by_source] == pytest.approx(said.max(), rel=2e-3)


def test_gaps_are_among_the_candidates(large, of_office):
    found = Retriever(large).search(of_office.read("who painted the market first"))
    asked = PLACES.index("market") * 4 + FLOORS.index("first")
    gaps = found.fused[found.entries :]
    assert int(found.items[found.entries + gaps.argmax()]) == MANY + asked
    assert gaps.max() > found.fused[: found.entries].max()


def test_what_is_usual_of_candidates_is_that_of_all_entries(large, of_office):
    query = of_office.read("fee harbour ground")
    found = Retriever(large).search(query)
    scores = large.dense.ask(query)[:MANY]
    assert found.usual_score == pytest.approx((scores.mean(), scores.std()), abs=0.05)
    # Not that of those that are near to the question.
    near = found.legs["dense"][: found.entries]
    assert near.mean() > 2 * found.usual_score[0]


def test_a_scope_of_few_items_is_searched_whole(large, of_office):
    within = np.zeros(large.items, dtype=bool)
    within[[3, 100, 250, MANY + 5]] = True
    # Nearer to many others than to any of these.
    found = Retriever(large, within=within).search(of_office.read("licence tower roof fee"))
    assert {3, 100, 250, MANY + 5} <= set(found.items.tolist())
    assert {hit.key for hit in found.ranking()} <= {office_key(f"e{n}") for n in (3, 100, 250)}
    assert found.ranking()
    assert found.everywhere.ranking(1)[0].key not in {hit.key for hit in found.ranking()}


def test_entries_of_a_scope_are_found_however_far_they_come(large, scanned, of_office, monkeypatch):
    within = np.zeros(large.items, dtype=bool)
    within[MANY - 50 : MANY] = True
    query = of_office.read(of_many(0))
    found = Retriever(large, within=within).search(query)
    # The first ones of all lie outside.
    assert not within[found.everywhere.order[:8]].any()
    assert within[found.order].all()
    monkeypatch.undo()
    everything = Retriever(scanned, within=within).search(query)
    assert list(found.order[:10]) == list(everything.order[:10])


def test_gaps_of_a_scope_do_not_keep_its_entries_from_being_found(
    large, scanned, of_office, monkeypatch
):
    """All gaps of a document lie within its section, more of them than are named at first."""
    within = np.ones(large.items, dtype=bool)
    within[: MANY - 12] = False
    query = of_office.read(f"who painted the {of_many(0)}")
    found = Retriever(large, within=within).search(query)
    monkeypatch.undo()
    everything = Retriever(scanned, within=within).search(query)
    assert len(everything.order) > 5
    assert list(found.order) == list(everything.order)


def test_the_twins_of_what_is_found_are_looked_at_too(large, of_office):
    query = of_office.read(of_many(0))
    found = set(Retriever(large).search(query).items.tolist())
    missed = next(number for number in range(MANY) if number not in found)
    twins = Twins(dict.fromkeys((0, missed), (0, missed)))
    again = Retriever(replace(large, twins=twins)).search(query)
    assert set(again.items.tolist()) == found | {missed}
