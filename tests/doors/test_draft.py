"""The command ``chatbot draft`` as it is run: a process of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from fixtures.language_model import StandIn, completion

ANSWER = '{"text": "ลูกค้าเอารถมาไว้ตรงไหนได้"}\n{"kind": "gap", "text": "จอดค้างคืนได้ไหม"}'


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def folder(two_documents, tmp_path):
    return shutil.copytree(two_documents / "parking", tmp_path / "parking")


@pytest.fixture
def start(folder, index_dir):
    """Start ``chatbot draft`` over a copy of the parking document."""

    def chatbot(*arguments, **variables):
        environment = {key: one for key, one in os.environ.items() if "CHATBOT" not in key}
        return subprocess.Popen(
            [sys.executable, "-m", "chatbot", "draft", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Where the tests run in the background it may be ignored, and so in what they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            env={
                **environment,
                "CHATBOT_CORPUS": str(folder),
                "CHATBOT_INDEX_DIR": str(index_dir),
                "CHATBOT_STATE_DIR": str(index_dir.with_name("state")),
                **variables,
            },
        )

    return chatbot


@pytest.fixture
def run(start):
    def chatbot(*arguments, stdin="", **variables):
        process = start(*arguments, **variables)
        out, error = process.communicate(stdin.encode(), timeout=300)
        return process.returncode, out.decode(), error.decode()

    return chatbot


@pytest.fixture
def stand_in():
    made = StandIn((200, completion(ANSWER), 0))
    yield made
    made.close()


def drafts(folder):
    text = (folder / "drafts.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_without_a_model_and_looked_through(run, folder):
    code, out, error = run("--entry", "annual-02")
    assert code == 0, error
    assert "look through them with: chatbot draft --review" in out
    assert "1 of 1: annual-02" in error
    made = [one for one in drafts(folder) if one["status"] == "open"]
    assert made
    assert {one["model"] for one in made} == {None}
    assert not (folder / "alternates.jsonl").exists()

    code, out, error = run("--review", stdin="x\na\nq\n")
    assert code == 0, error
    assert "ไม่มีปุ่มนี้" in out
    assert "บันทึกถ้อยคำ 1 รายการ" in out
    line = json.loads((folder / "alternates.jsonl").read_text(encoding="utf-8"))
    assert line == {"id": "annual-02", "alternates": [made[0]["text"]]}


def test_a_dry_run_writes_nothing(run, folder, stand_in):
    code, out, _ = run("--dry-run", "--limit", "1")
    assert (code, "nothing was written" in out) == (0, True)
    code, out, _ = run("--dry-run", CHATBOT_LLM_URL=stand_in.url, CHATBOT_LLM_MODEL="small")
    assert out == "small would be asked for drafts of 3 entries\n"
    assert stand_in.requests == []
    assert not (folder / "drafts.jsonl").exists()


def test_with_a_model_it_goes_on_and_accepts_by_origin(run, folder, stand_in):
    llm = {"CHATBOT_LLM_URL": stand_in.url, "CHATBOT_LLM_MODEL": "small"}
    code, out, error = run("--limit", "1", CHATBOT_LLM_KEY="secret-key", **llm)
    assert code == 0, error
    assert "1 entries, 2 drafts to look at" in out
    assert "small: 100 tokens asked, 20 answered" in out
    assert "secret-key" not in out + error

    code, out, error = run("--limit", "1", **llm)
    assert "small drafted for 1 entries before" in out
    assert [request[2]["model"] for request in stand_in.requests] == ["small", "small"]

    code, out, error = run("--accept-all-of", "nothing")
    assert (code, error) == (
        1,
        "chatbot: no open draft has the origin 'nothing'. Those of open ones: model.\n",
    )
    code, out, error = run("--accept-all-of", "model")
    assert code == 0, error
    assert "ลูกค้าเอารถมาไว้ตรงไหนได้" in (folder / "alternates.jsonl").read_text(encoding="utf-8")
    assert not (folder / "out_of_scope.jsonl").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for a child")
def test_it_is_stopped_and_keeps_what_it_has(start, folder):
    slow = StandIn((200, completion(ANSWER), 0), (200, completion(ANSWER), 600))
    try:
        process = start(CHATBOT_LLM_URL=slow.url, CHATBOT_LLM_MODEL="small")
        for _ in range(1200):
            if len(slow.requests) == 2:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    finally:
        slow.close()
    assert process.returncode == 130
    assert "stopped after 1 of 3 entries; run it again to go on" in out.decode()
    assert "Traceback" not in error.decode()
    assert {one["id"] for one in drafts(folder)} == {"annual-01"}


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (["--document", "nothing"], {}, "no document has the id 'nothing'. Take one of: parking."),
        (["--entry", "nothing"], {}, "no entry is called 'nothing'"),
        ([], {"CHATBOT_LLM_URL": "x", "CHATBOT_LLM_MODEL": "y"}, "CHATBOT_LLM_URL is no address"),
        ([], {"CHATBOT_LLM_URL": "http://127.0.0.1:1"}, "CHATBOT_LLM_MODEL no model"),
    ],
)
def test_errors_are_one_clear_line(run, arguments, variables, said):
    code, _, error = run(*arguments, **variables)
    assert code == 1
    assert said in error
    assert "Traceback" not in error
