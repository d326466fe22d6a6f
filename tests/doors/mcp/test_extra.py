import pytest
from typer.testing import CliRunner

from chatbot.doors import package
from chatbot.doors.cli import app
from chatbot.doors.server.app import create_app
from chatbot.errors import ServeError
from chatbot.service import Service


@pytest.fixture
def without_the_package(monkeypatch):
    monkeypatch.setattr(package, "find_spec", lambda name: None)


def test_the_command_says_which_extra_to_install(without_the_package):
    ran = CliRunner().invoke(app, ["mcp"])
    assert ran.exit_code == 1
    assert "pip install 'thai-official-answers[mcp]'" in ran.stderr
    assert ran.stdout == ""


def test_so_does_the_server(bot, settings, without_the_package):
    service = Service(lambda *_: bot, settings.model_copy(update={"mcp": True}))
    with pytest.raises(ServeError, match=r"thai-official-answers\[mcp\]"):
        create_app(service)
