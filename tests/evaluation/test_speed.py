"""Speed of two models in turn, and the command that prints it."""

import importlib.util
import io
import json
import os
from pathlib import Path

import pytest
import torch
from rich.console import Console
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from chatbot.errors import ModelError
from chatbot.evaluation.speed import Ratio, Speed, compare, measure_rounds, median_speed

_SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark_retrieval.py"
_WORDS = ("ยื่น", "คำขอ", "ค่าธรรมเนียม", "วันหยุด")


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("benchmark_retrieval", _SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def make_model(tmp_path_factory):
    """Save a static model of four words; give its folder."""

    def make(name, dimensions):
        pieces = {word: number for number, word in enumerate(("[UNK]", *_WORDS))}
        tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        weights = torch.eye(len(pieces), dimensions)
        folder = tmp_path_factory.mktemp(name) / "model"
        module = StaticEmbedding(tokenizer, embedding_weights=weights)
        SentenceTransformer(modules=[module], device="cpu").save(
            str(folder), create_model_card=False
        )
        return folder

    return make


@pytest.fixture(scope="module")
def ours(make_model):
    return make_model("ours", 8)


@pytest.fixture(scope="module")
def other(make_model):
    return make_model("other", 16)


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
def run(script, benchmark, ours, tmp_path):
    """Run the benchmark in two short rounds; give what it printed and wrote."""

    def measure(against):
        console = Console(file=io.StringIO(), width=130)
        output = tmp_path / "figures.json"
        script.run([benchmark], ours, against, output, console, rounds=2, seconds=0)
        return console.file.getvalue(), json.loads(output.read_text(encoding="utf-8"))

    return measure


def _speed(rate, single_ms, load_seconds):
    return Speed({1: rate, 2: 2 * rate}, single_ms, load_seconds, 28.0)


def test_the_median_of_each_figure_by_hand():
    rounds = [_speed(100.0, 1.0, 3.0), _speed(300.0, 5.0, 1.0), _speed(110.0, 2.0, 2.0)]

    assert median_speed(rounds) == Speed({1: 110.0, 2: 220.0}, 2.0, 2.0, 28.0)


def test_ratios_are_taken_within_a_round():
    fast = [_speed(1000.0, 1.0, 1.0), _speed(500.0, 2.0, 1.0), _speed(800.0, 1.0, 1.0)]
    slow = [_speed(10.0, 50.0, 2.0), _speed(5.0, 80.0, 4.0), _speed(10.0, 60.0, 3.0)]

    found = compare(fast, slow)

    assert found.per_second == {1: Ratio(100, 80, 100), 2: Ratio(100, 80, 100)}
    assert found.single_ms == Ratio(50, 40, 60)
    assert found.load_seconds == Ratio(3, 2, 4)


def test_every_model_is_measured_in_every_round(ours, other, monkeypatch):
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "as it was")
    threads = torch.get_num_threads()

    measured = measure_rounds([ours, other], ["คำขอ", "วันหยุด"], rounds=3, seconds=0)

    assert [len(rounds) for rounds in measured] == [3, 3]
    for speed in (speed for rounds in measured for speed in rounds):
        assert set(speed.per_second) == {1, 2}
        assert min(*speed.per_second.values(), speed.single_ms, speed.load_seconds) > 0
    assert torch.get_num_threads() == threads
    assert os.environ["TOKENIZERS_PARALLELISM"] == "as it was"


def test_the_size_is_that_of_all_files(ours):
    ((speed,),) = measure_rounds([ours], ["คำขอ"], rounds=1, seconds=0)

    files = [path for path in ours.rglob("*") if path.is_file()]
    assert speed.megabytes == sum(len(path.read_bytes()) for path in files) / 1e6


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


def test_the_installed_package_is_the_default(script, monkeypatch):
    folder = script.installed_yardstick()
    assert (folder / "modules.json").is_file()

    monkeypatch.setattr(script, "_YARDSTICK", "no_such_package")
    assert script.installed_yardstick() is None
