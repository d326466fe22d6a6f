import pytest

from chatbot.decision.calibration import MAX_WRONG
from chatbot.errors import SettingsError
from chatbot.settings import load_settings


def test_the_defaults_need_no_environment(monkeypatch):
    for name in ("CORPUS", "INDEX_DIR", "EMBEDDING_MODEL", "HOST", "PORT", "MAX_WRONG"):
        monkeypatch.delenv(f"CHATBOT_{name}", raising=False)
    settings = load_settings()
    assert (settings.corpus / "document.toml").is_file()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.max_wrong == MAX_WRONG


def test_a_value_that_cannot_be_used_names_its_variable(monkeypatch):
    monkeypatch.setenv("CHATBOT_PORT", "70000")
    with pytest.raises(SettingsError, match=r"CHATBOT_PORT.*65535.*'70000'"):
        load_settings()


def test_the_share_of_wrong_answers_is_set(monkeypatch):
    monkeypatch.setenv("CHATBOT_MAX_WRONG", "0.02")
    assert load_settings().max_wrong == 0.02


@pytest.mark.parametrize("value", ["0", "1", "-0.1", "5", "5%", "nan"])
def test_a_share_of_wrong_answers_that_is_none_names_its_variable(monkeypatch, value):
    monkeypatch.setenv("CHATBOT_MAX_WRONG", value)
    with pytest.raises(SettingsError, match="CHATBOT_MAX_WRONG"):
        load_settings()


@pytest.mark.parametrize("value", ["", "/faq", "/office/faq", "/a.b-c_d~e"])
def test_the_path_behind_a_proxy_is_set(monkeypatch, value):
    monkeypatch.setenv("CHATBOT_ROOT_PATH", value)
    assert load_settings().root_path == value


@pytest.mark.parametrize(
    "value",
    [
        "faq",
        "/",
        "/faq/",
        "//faq",
        "/a//b",
        "/..",
        "/a/../b",
        "/a/.",
        "/ถาม",
        "/a b",
        "/a?b",
        "/a\n",
    ],
)
def test_a_path_that_is_none_names_its_variable(monkeypatch, value):
    monkeypatch.setenv("CHATBOT_ROOT_PATH", value)
    with pytest.raises(SettingsError, match=r"CHATBOT_ROOT_PATH.*must begin with /"):
        load_settings()
