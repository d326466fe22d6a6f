import pytest

from chatbot.errors import SettingsError
from chatbot.settings import load_settings


def test_the_defaults_need_no_environment(monkeypatch):
    for name in ("CORPUS", "INDEX_DIR", "EMBEDDING_MODEL", "HOST", "PORT"):
        monkeypatch.delenv(f"CHATBOT_{name}", raising=False)
    settings = load_settings()
    assert (settings.corpus / "document.toml").is_file()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)


def test_a_value_that_cannot_be_used_names_its_variable(monkeypatch):
    monkeypatch.setenv("CHATBOT_PORT", "70000")
    with pytest.raises(SettingsError, match=r"CHATBOT_PORT.*65535.*'70000'"):
        load_settings()
