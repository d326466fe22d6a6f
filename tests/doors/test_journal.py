"""The journal as people meet it: said in the window, told to a monitor, read by an operator."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from chatbot.conversation import Conversation
from chatbot.datatypes import Chosen, Reason
from chatbot.doors.cli import app
from chatbot.doors.server.app import create_app
from chatbot.feedback import Fault, Rating, Verdict
from chatbot.journal.store import FILE
from chatbot.service import Service
from chatbot.text.thai_time import today
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

PERSONAL = "นางสาวสุดารัตน์ ทองใบ โทร 081-234-5678 จอดรถทั้งคืนได้ไหม"
MASKED = "[NAME] โทร [PHONE] จอดรถทั้งคืนได้ไหม"
DOUBTFUL = "จอดรถทั้งคืนยังไง"


@pytest.fixture(scope="module")
def kept(settings, two_documents, tmp_path_factory):
    """Settings of an installation that keeps what is asked."""
    return settings.model_copy(
        update={
            "corpus": two_documents / "parking",
            "index_dir": tmp_path_factory.mktemp("index"),
            "state_dir": tmp_path_factory.mktemp("state") / "state",
            "journal": True,
            "journal_days": 45,
            "english_pages": True,
        }
    )


@pytest.fixture(scope="module")
def keeping(kept):
    service = Service.load(kept)
    yield service
    service.close()


@pytest.fixture
def run(kept, monkeypatch):
    """Runs ``chatbot journal`` on that installation."""
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(kept.state_dir))

    def run_(*arguments):
        ran = CliRunner().invoke(app, ["journal", *arguments])
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    return run_


@pytest.fixture(scope="module")
def asked(keeping):
    """A question, its rating, and a pick among what was offered for it; others around it."""
    keeping.ask(PERSONAL)
    conversation = Conversation()
    answer = keeping.ask(DOUBTFUL, conversation)
    keeping.feedback.rate(Rating(answer.id, Verdict.MISSES, Fault.WRONG_ENTRY))
    keeping.ask(Chosen(str(answer.choices[0].key)), conversation)
    keeping.ask("สวัสดีครับ")
    # From a link: nothing was asked.
    keeping.ask(Chosen(str(answer.choices[0].key)))
    assert keeping.journal.flush()
    return answer


def test_what_is_asked_is_kept_masked(keeping, asked):
    small_talk, pick, question, personal = keeping.journal.records()
    assert personal.question == MASKED
    assert (question.question, question.id) == (DOUBTFUL, asked.id)
    assert question.fault is Fault.WRONG_ENTRY
    assert (pick.question, pick.picked) == (DOUBTFUL, True)
    assert pick.entries == (asked.choices[0].key,)
    assert (small_talk.question, small_talk.reason) == ("", Reason.SMALL_TALK)


def test_nothing_that_was_masked_is_in_the_file(kept, asked):
    with closing(sqlite3.connect(kept.state_dir / FILE)) as connection:
        dump = "\n".join(connection.iterdump())
    assert "[PHONE]" in dump
    for personal in ("สุดารัตน์", "ทองใบ", "1234", "5678"):
        assert personal not in dump


def test_an_answer_is_given_though_nothing_can_be_kept(kept, tmp_path):
    (tmp_path / "state").write_text("in the way")
    service = Service.load(kept.model_copy(update={"state_dir": tmp_path / "state"}))
    client = TestClient(create_app(service))
    assert service.ask(DOUBTFUL).choices
    assert not service.journal.flush(0.1)
    found = client.get("/healthz")
    assert (found.status_code, found.json()["status"]) == (200, "ok")
    assert found.json()["journal"] == {"healthy": False}
    service.close()


def test_the_window_says_that_questions_are_kept_and_leads_to_how(keeping, text_of):
    client = TestClient(create_app(keeping))
    window = client.get("/").text
    assert THAI.notice_short_kept in window
    assert 'href="privacy"' in window
    for said in (THAI.notice_not_kept, THAI.notice_short):
        assert said not in window
    page = text_of(client.get("/privacy").text)
    contact = keeping.chatbot.collection.documents[0].whom_to_ask
    for text in (THAI.privacy_purpose, "เก็บไว้ 45 วัน", THAI.privacy_masked_more, contact.name):
        assert "".join(text.split()) in page


def test_it_is_said_in_english_too(keeping):
    page = TestClient(create_app(keeping)).get("/privacy?lang=en").text
    assert ENGLISH.privacy_rights in page
    assert "45 days" in page


def test_nothing_is_said_of_it_where_nothing_is_kept(client):
    window = client.get("/").text
    assert THAI.notice_short in window
    assert THAI.notice_short_kept not in window
    assert "privacy" not in window
    assert client.get("/privacy").status_code == 404
    assert "journal" not in client.get("/healthz").json()


def test_a_monitor_is_told_whether_it_is_kept_and_not_how_much(keeping, asked):
    assert TestClient(create_app(keeping)).get("/healthz").json()["journal"] == {"healthy": True}


def test_it_is_exported_as_lines_of_json(run, asked):
    *_, question, personal = map(json.loads, run("export").splitlines())
    assert personal["question"] == MASKED
    assert (question["verdict"], question["fault"]) == ("misses", "wrong_entry")
    assert question["day"] == today().isoformat()
    tomorrow = today() + timedelta(days=1)
    assert run("export", "--since", tomorrow.isoformat()) == ""


def test_it_is_exported_as_a_table(run, asked):
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").lstrip("\ufeff"))))
    assert [row["reason"] for row in rows][:2] == ["small_talk", "chosen"]
    assert rows[1]["entries"] == str(asked.choices[0].key)


def test_no_cell_of_a_table_is_a_formula(run, keeping):
    keeping.ask('=HYPERLINK("http://example.com")')
    assert keeping.journal.flush()
    assert "'=HYPERLINK" in run("export", "--format", "csv")


def test_it_is_counted(run, asked):
    counts = json.loads(run("stats", "--json", "--by", "day"))
    assert counts["questions"] >= 2
    assert counts["picks"] == 1
    assert counts["verdicts"] == {"misses": 1}
    assert counts["entries"][str(asked.choices[0].key)] == 1
    assert list(counts["periods"]) == [today().isoformat()]
    shown = run("stats")
    assert f"{today():%G-W%V}: " in shown
    assert "wrong_entry: 1" in shown


def test_what_is_old_is_taken_out(run, kept, keeping, asked):
    old = (today() - timedelta(days=10)).isoformat()
    with closing(sqlite3.connect(kept.state_dir / FILE)) as connection, connection:
        connection.execute("UPDATE records SET day = ? WHERE id = ?", (old, asked.id))
    assert run("purge", "--days", "10").startswith("0 records")
    assert run("purge", "--days", "9").startswith("1 records")
    assert asked.id not in [record.id for record in keeping.journal.records()]


def test_where_nothing_was_kept_there_is_nothing_to_show(run, tmp_path, monkeypatch):
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(tmp_path / "nowhere"))
    assert run("export") == ""
    assert "questions: 0" in run("stats")
    assert run("purge").startswith("0 records")


def test_who_asks_in_a_terminal_is_not_kept(kept, monkeypatch, tmp_path):
    for name in ("corpus", "index_dir"):
        monkeypatch.setenv(f"CHATBOT_{name.upper()}", str(getattr(kept, name)))
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("CHATBOT_JOURNAL", "true")
    assert CliRunner().invoke(app, ["ask", "จอดรถทั้งคืนได้ไหม"]).exit_code == 0
    assert not (tmp_path / "state").exists()
