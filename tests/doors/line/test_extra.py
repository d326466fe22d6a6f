import subprocess
import sys
from pathlib import Path

import pytest

from chatbot.doors import package
from chatbot.doors.server.app import create_app
from chatbot.errors import ServeError


def test_the_server_says_which_extra_to_install(make_service, monkeypatch):
    monkeypatch.setattr(package, "find_spec", lambda name: None)
    with pytest.raises(ServeError, match=r"thai-official-answers\[line\]"):
        create_app(make_service())


def test_nobody_waits_for_its_packages_where_it_is_off():
    # All of the door that the server's app loads while no channel is set.
    code = (
        "import sys, chatbot.doors.line.mounting\n"
        "assert not {'linebot', 'aiohttp', 'requests'} & set(sys.modules)"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=root
    )
    assert (ran.returncode, ran.stderr) == (0, "")
