import math

import numpy as np
import pytest

from benchmarks.beir import BeirSet
from benchmarks.legs import measure, score_legs
from chatbot.text.segment import Segmenter

_BENCHMARK = BeirSet(
    "hand-made",
    {"d1": "ยื่นคำขอที่สำนักงานเขต", "d2": "ค่าธรรมเนียมหนึ่งร้อยบาท", "d3": "วันหยุดราชการ"},
    {"q1": "ยื่นคำขอที่ไหน", "q2": "ค่าธรรมเนียมเท่าไร"},
    {"q1": {"d1": 1}, "q2": {"d2": 1}},
)


class _ThreeAxes:
    """Puts a text on the axis of the word it holds, for a dense leg that can be told by hand."""

    fingerprint = "three axes"
    is_embedded = True
    _WORDS = ("ยื่น", "ค่าธรรมเนียม", "วันหยุด")

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        return self.encode_passages(texts)

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        rows = [[float(word in text) for word in self._WORDS] for text in texts]
        return np.array(rows, dtype=np.float32)


def test_every_leg_finds_the_document_that_shares_its_words() -> None:
    rankings = score_legs(_BENCHMARK, _ThreeAxes(), Segmenter())

    assert set(rankings) == {"words", "characters", "dense", "fused"}
    for ranking in rankings.values():
        assert max(ranking["q1"], key=ranking["q1"].__getitem__) == "d1"
        assert max(ranking["q2"], key=ranking["q2"].__getitem__) == "d2"


def test_of_many_documents_those_that_a_leg_names_are_ranked(monkeypatch) -> None:
    words = ["เอก", "โท", "ตรี", "จัตวา", "เบญจ"]
    documents = {f"d{n}": f"{words[n % 5]} เรื่องที่ {n}" for n in range(40)}
    documents["d40"] = "ค่าธรรมเนียมหนึ่งร้อยบาท"
    benchmark = BeirSet("many", documents, {"q": "ค่าธรรมเนียมเท่าไร"}, {"q": {"d40": 1}})
    for name in ("chatbot.retrieval", "chatbot.index.legs.words", "chatbot.index.legs.characters"):
        monkeypatch.setattr(f"{name}.EVERY", 20)
    monkeypatch.setattr("chatbot.retrieval.CANDIDATES", 5)

    fused = score_legs(benchmark, _ThreeAxes(), Segmenter())["fused"]["q"]

    assert max(fused, key=fused.__getitem__) == "d40"
    assert len(fused) < len(documents)


def test_measures_of_a_ranking_told_by_hand() -> None:
    values = measure(_BENCHMARK, {"q1": {"d3": 0.9, "d1": 0.5, "d2": 0.1}, "q2": {"d2": 1.0}})

    assert values["nDCG@10"] == pytest.approx([1 / math.log2(3), 1])
    assert values["hit rate@1"].tolist() == [0, 1]
    assert values["MRR@10"].tolist() == [0.5, 1]
    assert values["recall@100"].tolist() == [1, 1]


def test_a_query_without_a_ranking_counts_as_nought() -> None:
    values = measure(_BENCHMARK, {"q2": {"d2": 1.0}})

    assert values["nDCG@10"].tolist() == [0, 1]
