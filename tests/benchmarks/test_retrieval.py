"""The command that measures retrieval and speed: what it prints and writes."""

import io
import json

import pytest
from rich.console import Console

from benchmarks import retrieval
from chatbot.errors import ModelError


@pytest.fixture
def benchmark(tmp_path):
    folder = tmp_path / "hand-made"
    folder.mkdir()
    rows = {
        "corpus": [{"_id": "d1", "text": "ยื่น คำขอ"}, {"_id": "d2", "text": "ค่าธรรมเนียม"}],
        "queries": [{"_id": "q1", "text": "คำขอ"}, {"_id": "q2", "text": "ค่าธรรมเนียม"}],
    }
    for name, records in rows.items():
        text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        (folder / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")
    (folder / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def run(benchmark, ours, tmp_path):
    """Run the benchmark in two short rounds; give what it printed and wrote."""

    def measure(against):
        console = Console(file=io.StringIO(), width=130)
        output = tmp_path / "figures.json"
        retrieval.run([benchmark], ours, against, output, console, rounds=2, seconds=0)
        return console.file.getvalue(), json.loads(output.read_text(encoding="utf-8"))

    return measure


def test_the_comparison_stands_in_the_table_and_the_file(run, other):
    printed, figures = run(other)

    assert f"{other.parent.name}/model" in printed
    assert "times as fast" in printed
    assert set(figures["speed"]) == set(figures["against"]["speed"])
    assert figures["against"]["model"] == f"{other.parent.name}/model"
    ratio = figures["against"]["times_as_fast"]["per_second"]["2"]
    assert ratio["low"] <= ratio["median"] <= ratio["high"]
    assert figures["speed_rounds"] == 2


def test_without_another_model_ours_stands_alone(run):
    printed, figures = run(None)

    assert "questions a second, 2 thread(s)" in printed
    assert "times as fast" not in printed
    assert figures["against"] is None
    assert figures["speed"]["per_second"]["1"] > 0


def test_a_folder_without_a_model_stops_before_the_work(run, tmp_path):
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        run(tmp_path)


def test_the_installed_package_is_the_default(monkeypatch):
    folder = retrieval.installed_yardstick()
    assert (folder / "modules.json").is_file()

    monkeypatch.setattr(retrieval, "_YARDSTICK", "no_such_package")
    assert retrieval.installed_yardstick() is None
