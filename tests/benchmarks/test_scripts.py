"""The commands in scripts/ as they are run from a checkout, whatever is installed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def run(tmp_path):
    """run(name, *arguments, **environment): what a script prints, run in another folder."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def get(name, *arguments, **environment):
        done = subprocess.run(
            [sys.executable, str(SCRIPTS / f"{name}.py"), *arguments],
            cwd=tmp_path,
            env={**kept, **environment},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return get


@pytest.mark.parametrize(
    ("name", "says"),
    [("benchmark_ask", "Time the whole pipeline"), ("benchmark_retrieval", "on public benchmarks")],
)
def test_a_script_finds_the_benchmarks_beside_it(name, says, run):
    printed = run(name, "--help")
    assert f"usage: {name}.py" in printed
    assert says in printed


def test_repair_is_ablated_on_any_collection(run, two_documents, tmp_path):
    """A number that is switched off leaves a year unwritten; halved it does not."""
    lines = [{"query": "ปี 2022"}, {"turns": [{"query": "ที่จอดรถ"}, {"query": "ปี 2023"}]}]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (tmp_path / "more.jsonl").write_text(text, encoding="utf-8")
    printed = run(
        "ablate_repair",
        *("--data", str(tmp_path), "--only", "YEAR_REACH", "YEAR_SHARE"),
        CHATBOT_CORPUS=str(two_documents),
    )
    assert re.search(r"whose readings change; 2\s+have any", printed)
    cells = [re.findall(r"[\w.]+", line) for line in printed.splitlines()]
    assert ["YEAR_REACH", "20", "2", "0", "0", "0"] in cells
    assert ["YEAR_SHARE", "4", "0", "0", "0", "0"] in cells


def test_line_breaks_are_measured_of_a_window_of_ones_own(run):
    printed = re.sub(r"[^\w\s.-]+", " ", run("measure_line_breaks", "--help"))
    assert "line breaks inside words and terms" in " ".join(printed.split())
    assert "--address" in printed
    assert "--corpus" in printed
