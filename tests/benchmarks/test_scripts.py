"""The benchmarks' commands as they are run from a checkout, whatever is installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.mark.parametrize(
    ("name", "says"),
    [("benchmark_ask", "Time the whole pipeline"), ("benchmark_retrieval", "on public benchmarks")],
)
def test_a_script_finds_the_benchmarks_beside_it(name, says, tmp_path):
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / f"{name}.py"), "--help"],
        cwd=tmp_path,
        env=kept,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"usage: {name}.py" in done.stdout
    assert says in done.stdout
