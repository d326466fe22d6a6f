"""``chatbot check`` as it is run: exit status, table and JSON."""

import json
import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def folder(two_documents, tmp_path):
    """A corpus folder in which nothing is worse than a note."""
    shutil.copytree(two_documents / "parking", tmp_path / "parking")
    return tmp_path / "parking"


def check(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "chatbot", "check", *map(str, arguments)],
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def add_alternates(folder, *alternates):
    line = {"id": "annual-01", "alternates": alternates}
    (folder / "alternates.jsonl").write_text(json.dumps(line, ensure_ascii=False), "utf-8")


def test_notes_alone_are_no_failure(folder):
    done = check(folder)
    text = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith("NOTE  no-alternates  (1)\n")
    assert text.endswith("0 errors, 0 warnings, 1 note in 3 entries of 1 document\n")


def test_a_warning_fails_unless_only_errors_do(folder):
    add_alternates(folder, "ที่จอดรถอยู่ไหน โทร 081-234-5678")
    assert check(folder, "--only", "personal-data").returncode == 1
    assert check(folder, "--only", "personal-data", "--fail-on", "error").returncode == 0


def test_an_error_fails_and_json_says_where(folder):
    add_alternates(folder, "ที่จอดรถอยู่ไหน", "ลานจอดรถเปิดกี่โมง")
    done = check(folder, "--json", "--only", "stray-alternate", "--fail-on", "error")
    value = json.loads(done.stdout)
    assert done.returncode == 1
    assert value["counts"] == {"error": 1, "warning": 0, "note": 0}
    [finding] = value["findings"]
    assert (finding["document"], finding["entries"]) == ("parking", ["annual-01", "annual-03"])
    assert finding["place"] == "alternates.jsonl, alternate 2"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: no such corpus folder"),
        (["--only", "spelling"], "no check is called 'spelling'. There are: personal-data, "),
    ],
)
def test_what_cannot_be_checked(arguments, message):
    done = check(*arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode("utf-8")
    assert done.stdout == b""
