"""From start to answer no name is looked up and nothing outside this machine is connected to."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.corpus  # with what is shipped, in processes of their own

# CPython raises these audit events for every use of its socket module, however deep the library.
WATCHED = """
import sys
calls = []
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"):
        calls.append((event, arguments[1:] if event == "socket.connect" else arguments))
        raise OSError(f"network used: {event} {arguments}")
sys.addaudithook(watch)
"""


def run(code, **variables):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HF_", "TRANSFORMERS_", "GRADIO_", "PYTHAINLP_"))
    }
    return subprocess.run(
        [sys.executable, "-c", WATCHED + code],
        env={**environment, **variables},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_the_watch_sees_a_look_up():
    done = run("import urllib.request; urllib.request.urlopen('http://example.invalid')")
    assert "network used: socket.getaddrinfo" in done.stderr


def test_from_an_empty_index_folder_to_an_answer(tmp_path, two_documents):
    done = run(
        "from chatbot import Service\nprint(Service.load().ask('ลานจอดรถเปิดกี่โมง').status, calls)",
        CHATBOT_CORPUS=str(two_documents),
        CHATBOT_INDEX_DIR=str(tmp_path),
    )
    assert done.stdout.strip() == "answered []", done.stderr


def test_making_the_chat_window(bot, settings):
    done = run(
        "from chatbot import Service\n"
        "from chatbot.doors.server.app import create_app\n"
        "create_app(Service.load())\n"
        "print(calls)",
        CHATBOT_INDEX_DIR=str(settings.index_dir),
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small", "all-MiniLM-L6-v2"])
def test_a_model_that_is_not_there_is_not_looked_for(name, tmp_path):
    done = run(
        "from chatbot import Service\n"
        "from chatbot.errors import ModelError\n"
        "try:\n"
        "    Service.load()\n"
        "except ModelError as error:\n"
        "    print(error, calls)",
        CHATBOT_EMBEDDING_MODEL=name,
        CHATBOT_INDEX_DIR=str(tmp_path),
    )
    assert f"chatbot model pull {name} []" in done.stdout, done.stderr


def test_a_proxy_that_gradio_cannot_speak_to_does_not_stop_the_window(bot, settings):
    done = run(
        "import os\n"
        "from chatbot import Service\n"
        "from chatbot.doors.server.app import create_app\n"
        "create_app(Service.load())\n"
        "print(calls, os.environ['ALL_PROXY'])",
        CHATBOT_INDEX_DIR=str(settings.index_dir),
        ALL_PROXY="socks5://127.0.0.1:1",
    )
    assert done.stdout.strip() == "[] socks5://127.0.0.1:1", done.stderr
