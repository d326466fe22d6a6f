from pathlib import Path

from benchmarks.published import FILE, published_scores

_TABLE = """task,subset,model,ndcg_at_10,ndcg_at_1,hit_rate_at_1,mrr_at_10,recall_at_100
XQuADRetrieval,th,BAAI/bge-m3,0.955,0.91,,0.94,1.0
XQuADRetrieval,th,someone/best,0.971,,,0.96,
XQuADRetrieval,th,someone/other,0.5,0.4,,0.45,0.9
XQuADRetrieval,de,BAAI/bge-m3,0.99,0.98,,0.98,1.0
"""


def test_anchors_and_the_best_model_stand_beside_ours(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(_TABLE, encoding="utf-8")

    scores = published_scores(tmp_path / "xquad-th-mteb")

    assert [score.model for score in scores] == ["BAAI/bge-m3", "someone/best"]
    assert (scores[0].ndcg, scores[0].hit_rate, scores[1].hit_rate) == (0.955, 0.91, None)


def test_a_benchmark_without_a_table_has_no_published_rows(tmp_path: Path) -> None:
    assert published_scores(tmp_path / "xquad-th-mteb") == []
