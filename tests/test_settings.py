import pytest

from chatbot.decision.calibration import MAX_WRONG
from chatbot.errors import SettingsError
from chatbot.settings import FILE_VARIABLE, load_settings, sourced_settings


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


@pytest.fixture
def in_file(tmp_path, monkeypatch):
    """Writes a settings file and has it read."""

    def write(text):
        path = tmp_path / "office.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv(FILE_VARIABLE, str(path))
        return path

    return write


def test_a_settings_file_is_read_and_its_paths_are_relative_to_it(in_file, tmp_path):
    in_file('port = 8080\ncorpus = "corpora"\nallowed_origins = ["https://www.example.go.th"]\n')
    settings = load_settings()
    assert settings.port == 8080
    assert settings.corpus == tmp_path / "corpora"
    assert settings.allowed_origins == ("https://www.example.go.th",)


def test_a_file_in_the_current_folder_is_read_without_being_named(tmp_path, monkeypatch):
    (tmp_path / "chatbot.toml").write_text("port = 8081\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().port == 8081


def test_the_environment_goes_before_the_file_and_an_option_before_both(in_file, monkeypatch):
    path = in_file('port = 8080\nhost = "192.0.2.1"\nworkers = 3\n')
    monkeypatch.setenv("CHATBOT_PORT", "8081")
    monkeypatch.setenv("CHATBOT_HOST", "192.0.2.2")
    settings, sources = sourced_settings(host="192.0.2.3", port=None)
    assert (settings.workers, settings.port, settings.host) == (3, 8081, "192.0.2.3")
    places = [sources[name].place for name in ("workers", "port", "host", "root_path")]
    assert places == [str(path), "environment", "option", "default"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("porrt = 1\n", "no setting for: porrt"),
        ("port = \n", "cannot be read"),
        ('port = "many"\n', r"office\.toml: port.*'many'"),
        ("[server]\nport = 1\n", "no setting for: server"),
        ("a = " + "[" * 5000, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_and_where(in_file, text, said):
    in_file(text)
    with pytest.raises(SettingsError, match=said):
        load_settings()


def test_a_file_that_is_named_has_to_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        load_settings()


def test_a_secret_that_cannot_be_used_is_not_shown(in_file):
    in_file("line_channel_secret = 12345678\n")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "12345678" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_ORIGINS", "www.example.go.th"),
        ("ALLOWED_ORIGINS", "https://www.example.go.th/faq"),
        ("ALLOWED_ORIGINS", "*"),
        ("ALLOWED_HOSTS", "https://faq.example.go.th"),
        ("ALLOWED_HOSTS", "faq.example.go.th:8080"),
        ("TRUSTED_PROXIES", "proxy.example"),
        ("TRUSTED_PROXIES", "*"),
        ("WORKERS", "0"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_what_is_no_name_of_its_kind_names_its_variable(monkeypatch, name, value):
    monkeypatch.setenv(f"CHATBOT_{name}", value)
    with pytest.raises(SettingsError, match=f"CHATBOT_{name}"):
        load_settings()


def test_a_list_in_the_environment_has_commas_or_spaces(monkeypatch):
    monkeypatch.setenv("CHATBOT_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::1 127.0.0.1")
    assert load_settings().trusted_proxies == ("10.0.0.0/8", "2001:db8::1", "127.0.0.1")
