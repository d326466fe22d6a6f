import numpy as np
import pytest

from chatbot.index.index import Index, build_index
from chatbot.retrieval import LEG_WEIGHTS, Evidence, Retriever


def evidence(fused, entries, gaps):
    index = Index(
        tuple(entries), tuple(gaps), words=None, characters=None, dense=None, wording=None
    )
    return Evidence(index, {}, np.array(fused, dtype=np.float32), text="", words=[])


def test_ranking_is_best_first_without_gaps_and_without_zeros():
    found = evidence([0.5, 0.0, 0.75, 0.9], ["a", "b", "c"], ["gap"])
    assert [(hit.id, hit.score) for hit in found.ranking()] == [("c", 0.75), ("a", 0.5)]
    assert found.ranking(1)[0].id == "c"


def expected_fusion(found, entries):
    votes = {
        leg: weight * min(1, found.legs[leg][:entries].max() / 0.2)
        for leg, weight in LEG_WEIGHTS.items()
    }
    scaled = {leg: scores / scores[:entries].max() for leg, scores in found.legs.items()}
    return sum(votes[leg] * scaled[leg] for leg in votes) / sum(votes.values())


@pytest.mark.parametrize(
    "question", ["ใครเป็นเจ้าภาพ e-Service 12 Agenda", "May we invent a theme of our own?"]
)
def test_the_fused_score_is_a_convex_combination_by_how_much_each_leg_has_to_say(bot, question):
    found = bot.retriever.search(question)
    assert found.fused == pytest.approx(expected_fusion(found, len(bot.corpus.entries)), abs=1e-5)


def test_a_leg_with_little_to_say_has_little_weight(bot):
    found = bot.retriever.search("May we invent a theme of our own?")
    entries = len(bot.corpus.entries)
    assert found.legs["characters"][:entries].max() < 0.1
    assert (
        found.ranking(1)[0].id == bot.corpus.entries[int(found.legs["dense"][:entries].argmax())].id
    )


def test_a_silent_leg_drops_out_and_the_rest_is_renormalised(corpus, segmenter):
    class KnowsNothing:
        fingerprint = "none"

        def encode_queries(self, texts):
            return np.zeros((len(texts), 4), dtype=np.float32)

        encode_passages = encode_words = encode_queries

    index = build_index(corpus, segmenter, KnowsNothing())
    found = Retriever(index, segmenter, KnowsNothing()).search("ตัวชี้วัด PMQA 4.0")
    assert set(found.legs) == {"words", "characters"}
    assert found.ranking(1)[0].score == pytest.approx(1)


def test_nothing_found_is_an_empty_ranking(bot):
    assert (
        Retriever(bot.retriever.index, bot.segmenter, bot.retriever.embedder, {"words": 1.0})
        .search("qqqq")
        .ranking()
        == ()
    )
