"""The built wheel carries all it needs and works outside the repository."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.corpus  # with what is shipped, in processes of their own

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel's files in a folder of their own, as an installation lays them."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_model_font_and_corpus_travel_in_it(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    corpus = "chatbot/corpora/opdc-potential-base-2565"
    assert f"{corpus}/source.txt" in names
    assert f"{corpus}/evaluation/queries.jsonl" in names
    assert "chatbot/models/default/encoder.json" in names
    assert "chatbot/decision/prior.json" in names
    assert any(name.endswith(".woff2") for name in names)
    assert any(name.endswith("LICENSE") for name in names)


def test_neither_training_nor_benchmarks_travel_in_it(wheel):
    parts = {part for name in zipfile.ZipFile(wheel).namelist() for part in name.split("/")}
    assert not parts & {"training", "benchmarks", "scripts", "tests"}


def test_its_code_names_no_script_and_no_module_that_it_lacks(installed):
    for path in installed.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r"scripts/\w+|python -m (?:training|benchmarks)\S*", text), path


def test_it_answers_outside_the_repository_with_its_index_in_the_users_cache(installed, tmp_path):
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHATBOT_")}
    # First on the path, so that it comes before the repository's own editable installation.
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "from chatbot.doors.cli import main\n"
        "sys.argv = ['chatbot', 'ask', '--json', 'PMQA 4.0 ประเมินช่วงเดือนไหน']\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, **home},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["status"] == "answered"
    assert list(tmp_path.rglob("CURRENT"))
