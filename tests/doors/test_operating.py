"""What an operator tells a service that runs, and looks up."""

import json

import pytest
from typer.testing import CliRunner

from chatbot.closing import CLOSED_FILE
from chatbot.doors.cli import app


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(tmp_path / "state"))

    def run_(*words):
        done = CliRunner().invoke(app, words)
        return done.exit_code, done.stdout

    return run_


def test_a_service_is_closed_and_opened(run, tmp_path):
    path = tmp_path / "state" / CLOSED_FILE
    assert run("close", "ปิดปรับปรุงระบบ")[0] == 0
    assert path.read_text(encoding="utf-8") == "ปิดปรับปรุงระบบ\n"
    assert path.parent.stat().st_mode & 0o077 == 0
    assert run("open") == (0, "open\n")
    assert not path.exists()
    assert run("open") == (0, "it was not closed by 'chatbot close'\n")


def test_each_setting_is_shown_with_where_it_comes_from(run, monkeypatch):
    monkeypatch.setenv("CHATBOT_PORT", "8080")
    monkeypatch.setenv("CHATBOT_LINE_CHANNEL_SECRET", "a channel's secret")
    code, shown = run("settings")
    assert code == 0
    lines = dict(line.split(None, 1) for line in shown.splitlines())
    assert lines["port"] == "8080  (environment)"
    assert lines["host"] == "127.0.0.1  (default)"
    assert lines["line_channel_secret"] == "(set)  (environment)"
    assert "a channel's secret" not in shown


def test_the_same_as_json_says_what_each_means(run):
    value = json.loads(run("settings", "--json")[1])
    assert value["workers"]["value"] == "1"
    assert all(one["meaning"] for one in value.values())
