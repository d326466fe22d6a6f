"""API keys, and the commands that make them."""

import json
import os
import stat

import pytest
from typer.testing import CliRunner

from chatbot.api_keys import ApiKey, ApiKeys
from chatbot.doors.cli import app
from chatbot.errors import ApiKeyError


@pytest.fixture
def keys(tmp_path):
    return ApiKeys(tmp_path / "state")


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Runs ``chatbot api-key``; gives its exit status and all that it says."""
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(tmp_path / "state"))

    def run(*words):
        ran = CliRunner().invoke(app, ["api-key", *words])
        return ran.exit_code, ran.output

    return run


def test_a_key_is_random_and_kept_as_a_digest_alone(keys):
    key, other = keys.add("กรมหนึ่ง"), keys.add("กรมสอง", 60)
    assert key != other
    assert key.startswith("toa_")
    assert len(key) == len("toa_") + 43
    assert key not in keys.path.read_text(encoding="utf-8")
    assert keys.find(key) == ApiKey("กรมหนึ่ง")
    assert keys.find(other) == ApiKey("กรมสอง", 60)
    assert keys.listed() == (ApiKey("กรมสอง", 60), ApiKey("กรมหนึ่ง"))
    for wrong in ("", key[:-1], key.upper(), f"{key} ", "\ud800"):
        assert keys.find(wrong) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_only_the_owner_may_read_them(keys):
    keys.add("a")
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.path.parent.stat().st_mode) == 0o700


def test_another_process_is_noticed(keys):
    key = keys.add("a")
    another = ApiKeys(keys.path.parent)
    assert another.find(key) == ApiKey("a")
    keys.remove("a")
    assert another.find(key) is None
    assert another.find(keys.add("b")) == ApiKey("b")


def test_a_name_is_given_once(keys):
    keys.add("a")
    with pytest.raises(ApiKeyError, match="there is a key of that name"):
        keys.add("a")
    with pytest.raises(ApiKeyError, match="Those that there are: a"):
        keys.remove("b")


@pytest.mark.parametrize("name", ["", " a", "a\nb", "x" * 65])
def test_a_name_has_to_be_seen(keys, name):
    with pytest.raises(ApiKeyError, match="name"):
        keys.add(name)


@pytest.mark.parametrize("limit", [0, -1, 1_000_001])
def test_a_limit_is_a_number_of_questions(keys, limit):
    with pytest.raises(ApiKeyError, match="from 1 to 1,000,000"):
        keys.add("a", limit)


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"api_keys": {"a": "b"}}', '{"api_keys": {"a": {"sha256": "b"}}}']
)
def test_a_file_that_cannot_be_read_opens_nothing_and_is_not_written_over(keys, kept, caplog):
    key = keys.add("a")
    keys.path.write_text(kept, encoding="utf-8")
    assert keys.find(key) is None
    assert keys.find(key) is None
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    with pytest.raises(ApiKeyError, match="add the keys anew"):
        keys.add("b")
    assert keys.path.read_text(encoding="utf-8") == kept


def test_the_command_prints_a_key_once(command, keys):
    status, printed = command("add", "กรมหนึ่ง", "--per-minute", "60")
    assert status == 0
    assert keys.find(printed.strip()) == ApiKey("กรมหนึ่ง", 60)
    assert command("add", "b")[0] == 0
    assert command("list") == (0, "b\nกรมหนึ่ง: 60 a minute\n")
    assert command("remove", "b")[0] == 0
    assert command("list") == (0, "กรมหนึ่ง: 60 a minute\n")
    assert list(json.loads(keys.path.read_text(encoding="utf-8"))["api_keys"]) == ["กรมหนึ่ง"]


def test_the_command_says_what_is_wrong(command):
    status, said = command("remove", "nobody")
    assert (status, said) == (1, "chatbot: no key is called that. Those that there are: none.\n")
