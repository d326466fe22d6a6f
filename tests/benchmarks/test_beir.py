import json
from pathlib import Path

import pytest

from benchmarks.beir import read_beir
from benchmarks.errors import BenchmarkError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [{"_id": "d1", "title": "หัวข้อ", "text": "เนื้อหา"}, {"_id": "d2", "text": "อื่น"}]
    queries = [{"_id": "q1", "text": "ถามอะไร"}, {"_id": "q2", "text": "ไม่มีคำตอบ"}]
    for name, records in (("corpus", documents), ("queries", queries)):
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\n", encoding="utf-8"
    )
    return tmp_path


def test_a_title_stands_before_its_text(folder: Path) -> None:
    assert read_beir(folder).documents == {"d1": "หัวข้อ เนื้อหา", "d2": "อื่น"}


def test_only_queries_with_a_judged_document_are_asked(folder: Path) -> None:
    benchmark = read_beir(folder)

    assert benchmark.queries == {"q1": "ถามอะไร"}
    assert benchmark.judgements == {"q1": {"d1": 1}}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"corpus\.jsonl does not exist"):
        read_beir(tmp_path)


def test_a_damaged_line_is_named(folder: Path) -> None:
    (folder / "queries.jsonl").write_text('{"_id": "q1"}\n', encoding="utf-8")

    with pytest.raises(BenchmarkError, match=r"queries\.jsonl, line 1"):
        read_beir(folder)


def test_a_damaged_judgement_is_named(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1 d1 1\n", encoding="utf-8")

    with pytest.raises(BenchmarkError, match=r"qrels\.tsv, line 2"):
        read_beir(folder)
