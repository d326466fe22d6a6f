"""Scores that others published for a benchmark, to stand beside our own."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = "published_scores_mteb_thai.csv"

_SUBSETS = {"xquad-th-mteb": ("XQuADRetrieval", "th")}
"""Task and subset of the published table for each benchmark folder that it covers."""

ANCHORS = (
    "sentence-transformers/static-similarity-mrl-multilingual-v1",
    "sentence-transformers/LaBSE",
    "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
    "minishlab/potion-multilingual-128M",
    "mteb/baseline-bm25s",
    "openai/text-embedding-3-large",
    "ibm-granite/granite-embedding-107m-multilingual",
    "Qwen/Qwen3-Embedding-0.6B",
    "intfloat/multilingual-e5-small",
    "BAAI/bge-m3",
)
"""Models worth comparing with, beside the best one of the table."""


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """One published row.

    :param model: Name on the hub.
    :param ndcg: nDCG@10.
    :param hit_rate: Hit rate@1, where it was published.
    :param reciprocal_rank: MRR@10, where it was published.
    :param recall: Recall@100, where it was published.
    """

    model: str
    ndcg: float
    hit_rate: float | None
    reciprocal_rank: float | None
    recall: float | None


def published_scores(benchmark: Path) -> list[PublishedScore]:
    """Published rows for a benchmark folder: the anchors and the best model, worst first.

    :param benchmark: Folder of the benchmark; the table is looked for in its parent folder.
    :return: Empty where there is no table or the table does not cover the benchmark.
    """
    table = benchmark.resolve().parent / FILE
    task = _SUBSETS.get(benchmark.resolve().name)
    if task is None or not table.is_file():
        return []
    rows: dict[str, PublishedScore] = {}
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if (row["task"], row["subset"]) != task or not row["ndcg_at_10"]:
                continue
            score = PublishedScore(
                row["model"],
                float(row["ndcg_at_10"]),
                _number(row["hit_rate_at_1"] or row["ndcg_at_1"]),
                _number(row["mrr_at_10"]),
                _number(row["recall_at_100"]),
            )
            known = rows.get(score.model)
            if known is None or score.ndcg > known.ndcg:
                rows[score.model] = score
    best = max(rows.values(), key=lambda score: score.ndcg, default=None)
    chosen = [score for name, score in rows.items() if name in ANCHORS or score is best]
    return sorted(chosen, key=lambda score: score.ndcg)


def _number(text: str) -> float | None:
    return float(text) if text else None
