"""The command line as it is run: a process of its own."""

import json
import os
import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def run(bot, settings):
    """Run ``chatbot`` with the session's index; returns the finished process."""

    def chatbot(*arguments, stdin=b"", **variables):
        environment = {**os.environ, "CHATBOT_INDEX_DIR": str(settings.index_dir), **variables}
        return subprocess.run(
            [sys.executable, "-m", "chatbot", *arguments],
            input=stdin,
            capture_output=True,
            env=environment,
            timeout=600,
            check=False,
        )

    return chatbot


def test_ask_json(run, bot):
    done = run("ask", "--json", bot.collection.current[0].entry("pmqa-05").question)
    value = json.loads(done.stdout)
    assert (done.returncode, value["status"]) == (0, "answered")
    assert value["answer"] == bot.collection.current[0].entry("pmqa-05").answer
    assert done.stderr == b""


def test_ask_prints_the_answer_and_its_source(run, bot):
    done = run("ask", bot.collection.current[0].entry("pmqa-05").question, PYTHONIOENCODING="ascii")
    text = done.stdout.decode("utf-8")
    assert bot.collection.current[0].entry("pmqa-05").answer in text
    assert "ที่มา: " in text


def test_ask_as_typed_mends_nothing(run):
    done = run("ask", "--json", "--as-typed", "l;ylfu")
    assert (done.returncode, json.loads(done.stdout)["repaired_query"]) == (0, None)


def test_ask_one_document_or_section(run, bot):
    question = bot.collection.current[0].entry("pmqa-05").question
    pmqa = run("ask", "--json", "--section", "pmqa", question)
    assert json.loads(pmqa.stdout)["status"] == "answered"
    other = run("ask", "--jsonl", "--section", "overview", stdin=_line(question))
    assert json.loads(other.stdout)["reason"] == "elsewhere"
    unknown = run("ask", "--document", "opdc", question)
    assert unknown.returncode == 1
    assert b"name one of these: opdc-potential-base-2565" in unknown.stderr


def _line(question):
    return json.dumps({"qid": 1, "query": question}).encode()


def test_documents_lists_what_is_served(run):
    value = json.loads(run("documents", "--json").stdout)
    (document,) = value["documents"]
    assert (value["state"], document["state"]) == ("judged", "judged")
    assert (document["document"], document["entries"]) == ("opdc-potential-base-2565", 57)
    table = run("documents").stdout.decode("utf-8")
    assert table.startswith("document ")
    assert "source: source/opdc-potential-base-2565/2564-09-10" in table
    assert table.endswith("state: judged\n")


def test_documents_builds_nothing(run, two_documents, tmp_path):
    variables = {"CHATBOT_CORPUS": str(two_documents), "CHATBOT_INDEX_DIR": str(tmp_path)}
    done = run("documents", **variables)
    assert (done.returncode, list(tmp_path.iterdir())) == (0, [])
    assert "not built yet" in done.stdout.decode("utf-8")


def test_ask_jsonl_goes_on_and_exits_1_if_a_line_failed(run):
    lines = b'{"qid": 1, "query": "PMQA"}\nbroken\n{"qid": 3, "query": "\\ud800"}\n'
    done = run("ask", "--jsonl", stdin=lines)
    values = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert done.returncode == 1
    assert [value["qid"] for value in values] == [1, None, 3]
    assert [("error" in value) for value in values] == [False, True, False]


@pytest.mark.parametrize(
    ("arguments", "variables", "message"),
    [
        (["ask"], {}, "either a question or --jsonl"),
        (["ask", "--jsonl", "ก"], {}, "either a question or --jsonl"),
        (["ask", "ก"], {"CHATBOT_CORPUS": "nowhere"}, "nowhere: no such corpus folder"),
        (
            ["ask", "ก"],
            {"CHATBOT_EMBEDDING_MODEL": "intfloat/multilingual-e5-small"},
            "chatbot model pull intfloat/multilingual-e5-small",
        ),
        (["serve"], {"CHATBOT_PORT": "many"}, "CHATBOT_PORT"),
        (["import", "nowhere"], {}, "nowhere: no such file"),
    ],
)
def test_errors_are_one_clear_line(run, arguments, variables, message):
    done = run(*arguments, **variables)
    error = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert message in error
    assert "Traceback" not in error


def test_build_says_what_it_built(run, tmp_path, two_documents):
    variables = {"CHATBOT_CORPUS": str(two_documents), "CHATBOT_INDEX_DIR": str(tmp_path)}
    done = run("build", **variables)
    assert done.returncode == 0
    assert b"leave: 3 entries, 2 alternates, 1 gaps" in done.stdout
    assert b"parking: 3 entries, 0 alternates, 0 gaps" in done.stdout
    assert b"state: curated" in done.stdout


def test_build_says_what_would_improve_an_office_on_its_first_day(run, tmp_path, two_documents):
    folder = tmp_path / "corpus"
    shutil.copytree(two_documents / "parking", folder)
    for name in ("alternates.jsonl", "out_of_scope.jsonl"):
        (folder / name).unlink(missing_ok=True)
    done = run("build", CHATBOT_CORPUS=str(folder), CHATBOT_INDEX_DIR=str(tmp_path / "index"))
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode("utf-8")
    assert "state: uncurated" in said
    assert "add 2 an entry in alternates.jsonl" in said
    assert said.count("to improve: ") == 3


def test_import_makes_the_entries_anew(run, bot, tmp_path):
    folder = tmp_path / "corpus"
    shutil.copytree(bot.collection.current[0].folder, folder)
    entries = folder / "entries.jsonl"
    whole = entries.read_bytes()
    entries.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))

    refused = run("ask", "PMQA", CHATBOT_CORPUS=str(folder))
    done = run("import", str(folder))

    assert refused.returncode == 1
    assert "Make the entries anew with 'chatbot import FOLDER'" in refused.stderr.decode("utf-8")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    *sections, last = done.stdout.decode("utf-8").splitlines()
    assert last == f"  57  entries in {folder}"
    assert sum(int(line.split()[0]) for line in sections) == 57
    assert entries.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = run("build", CHATBOT_INDEX_DIR=str(tmp_path / "file"))
    error = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "CHATBOT_INDEX_DIR" in error
    assert "Traceback" not in error
