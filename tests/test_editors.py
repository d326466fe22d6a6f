"""Editors, their passwords, and the commands that set them."""

import json
import os
import stat

import pytest
from argon2 import PasswordHasher
from typer.testing import CliRunner

from chatbot.doors.cli import app
from chatbot.editors import Editors
from chatbot.errors import EditorError

PASSWORD = "กุญแจ ประตู หน้าต่าง"


@pytest.fixture
def editors(tmp_path):
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return Editors(tmp_path / "state", hasher)


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Runs ``chatbot admin``; gives its exit status and all that it says."""
    monkeypatch.setenv("CHATBOT_STATE_DIR", str(tmp_path / "state"))

    def run(*words, typed=""):
        ran = CliRunner().invoke(app, ["admin", *words], input=typed)
        return ran.exit_code, ran.output

    return run


def test_nobody_is_an_editor_at_first(editors):
    assert editors.names == ()
    assert editors.authenticate("สมศรี", PASSWORD) is None
    assert not editors.path.exists()


def test_an_editor_is_known_by_the_password_and_nothing_else(editors):
    editors.set_password("สมศรี", PASSWORD)
    assert editors.names == ("สมศรี",)
    assert editors.authenticate("สมศรี", PASSWORD) == "สมศรี"
    for wrong in ("", PASSWORD[:-1], f"{PASSWORD} ", PASSWORD.replace(" ", "")):
        assert editors.authenticate("สมศรี", wrong) is None
    assert editors.authenticate("สมชาย", PASSWORD) is None


def test_the_same_password_is_another_hash_and_none_is_the_password(editors):
    editors.set_password("a", PASSWORD)
    editors.set_password("b", PASSWORD)
    hashes = json.loads(editors.path.read_text(encoding="utf-8"))["editors"]
    assert len({*hashes.values()}) == 2
    assert all(hash_.startswith("$argon2id$") for hash_ in hashes.values())
    assert PASSWORD not in editors.path.read_text(encoding="utf-8")


def test_a_letter_is_the_same_however_it_is_composed(editors):
    editors.set_password("Zo\u00eb", "na\u00efve caf\u00e9 au lait")
    composed = editors.authenticate("Zoe\u0308", "nai\u0308ve cafe\u0301 au lait")
    assert composed == "Zo\u00eb"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_only_the_owner_may_read_it_even_after_somebody_opened_it(editors):
    editors.set_password("a", PASSWORD)
    assert stat.S_IMODE(editors.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(editors.path.parent.stat().st_mode) == 0o700
    editors.path.chmod(0o644)
    editors.set_password("b", PASSWORD)
    assert stat.S_IMODE(editors.path.stat().st_mode) == 0o600


def test_another_process_is_noticed(editors):
    editors.set_password("a", PASSWORD)
    before = editors.mark("a")
    another = Editors(editors.path.parent, editors._hasher)
    another.set_password("a", f"{PASSWORD} ใหม่")
    assert editors.mark("a") not in (None, before)
    assert editors.authenticate("a", PASSWORD) is None
    another.remove("a")
    assert editors.names == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"editors": [1]}', '{"editors": {"a": 1}}'])
def test_a_file_that_cannot_be_read_lets_nobody_in_and_is_not_written_over(editors, text, caplog):
    editors.set_password("a", PASSWORD)
    editors.path.write_text(text, encoding="utf-8")
    assert editors.names == ()
    assert editors.names == ()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    with pytest.raises(EditorError, match="set the passwords anew"):
        editors.set_password("b", PASSWORD)
    assert editors.path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["", " a", "a ", "a\nb", "x" * 65, "a\u200b"])
def test_a_name_has_to_be_seen(editors, name):
    with pytest.raises(EditorError, match="name"):
        editors.set_password(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 1001])
def test_a_password_is_neither_short_nor_endless(editors, password):
    with pytest.raises(EditorError, match="12 characters at least"):
        editors.set_password("a", password)


def test_the_command_takes_a_password_from_standard_input(command, editors):
    assert command("set-password", "สมศรี", typed=f"{PASSWORD}\n")[0] == 0
    assert editors.names == ("สมศรี",)
    assert Editors(editors.path.parent).authenticate("สมศรี", PASSWORD) == "สมศรี"
    assert command("list") == (0, "สมศรี\n")
    assert command("remove", "สมศรี")[0] == 0
    assert command("list") == (0, "")


def test_the_command_says_what_is_wrong_and_not_the_password(command):
    status, said = command("set-password", "a", typed="too short\n")
    assert status == 1
    assert "12 characters" in said
    assert "too short" not in said
    status, said = command("remove", "nobody here")
    assert (status, "nobody here" in said) == (1, False)


def test_a_password_is_never_an_argument(command):
    assert command("set-password", "a", PASSWORD)[0] == 2
