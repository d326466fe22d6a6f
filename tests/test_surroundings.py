"""What the machine around the product may lack: a home, a temporary folder."""

import os
import re
import subprocess
import sys
import tempfile
from urllib.request import urlopen

import pytest

from chatbot.doors.server.serve import serve
from chatbot.errors import ServeError

COMMAND = "from chatbot.doors.cli import main; main()"
# As for a user id that no one has given a name.
NO_HOME = """
import pwd
def nobody(*_): raise KeyError("no such user")
pwd.getpwuid = pwd.getpwnam = nobody
"""
# Python tries every temporary folder by writing a few bytes to it.
NO_TEMPORARY_FOLDER = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="other user ids and limits")


@pytest.fixture
def environment(bot, settings):
    """No home, and the test session's own index, already built by the engine fixture."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if name != "HOME" and not name.startswith("XDG_")
    }
    return {**bare, "CHATBOT_INDEX_DIR": str(settings.index_dir)}


@needs_posix
@pytest.mark.parametrize("lack", [NO_HOME, NO_TEMPORARY_FOLDER])
def test_a_question_is_answered_all_the_same(environment, lack):
    done = subprocess.run(
        [sys.executable, "-c", lack + COMMAND, "ask", "สวัสดีครับ"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "ยินดีให้บริการ" in done.stdout.decode()


@needs_posix
@pytest.mark.parametrize("lack", [NO_HOME, NO_TEMPORARY_FOLDER])
def test_the_window_is_served_all_the_same(environment, lack):
    process = subprocess.Popen(
        [sys.executable, "-c", lack + COMMAND, "serve", "--port", "0"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        told = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address, told + process.stderr.read()
        with urlopen(address[0]) as response:
            assert response.status == 200
        process.terminate()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_that_cannot_be_written_to_is_said_with_what_to_do(
    bot, settings, monkeypatch, tmp_path, workers
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ServeError, match=r"temporary folder, and .*gone cannot .* Set TMPDIR"):
        serve(settings.model_copy(update={"port": 0, "workers": workers}))
