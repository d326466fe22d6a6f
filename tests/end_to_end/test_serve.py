"""``chatbot serve`` as a process of its own."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from chatbot.doors.server.worker import GRACE_S
from chatbot.journal.store import FILE, JournalStore

COMMAND = [sys.executable, "-c", "from chatbot.doors.cli import main; main()", "serve"]


@pytest.fixture
def environment(bot, settings):
    """The test session's own index, already built by the engine fixture."""
    return {**os.environ, "CHATBOT_INDEX_DIR": str(settings.index_dir)}


def test_serve_says_where_it_can_be_reached_and_stops_when_told(environment):
    process = subprocess.Popen(
        [*COMMAND, "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
    )
    with process:
        ready = next(line for line in process.stderr if "serving the chat window" in line)
        address = re.search(r"http://127\.0\.0\.1:\d+", ready)[0]
        with urlopen(f"{address}/healthz") as response:
            assert json.load(response)["status"] == "ok"
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert "Traceback" not in rest
    assert process.returncode in (0, 130, -signal.SIGINT)


def test_a_body_that_never_ends_does_not_keep_it_from_stopping(environment):
    process = subprocess.Popen(
        [*COMMAND, "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
    )
    with process:
        ready = next(line for line in process.stderr if "serving the chat window" in line)
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)", ready)[1])
        with socket.create_connection(("127.0.0.1", port)) as half:
            head = "POST /gradio_api/run/respond HTTP/1.1\r\nHost: x\r\n"
            head += "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
            half.sendall(head.encode())
            with urlopen(f"http://127.0.0.1:{port}/healthz") as response:
                assert response.status == 200
            process.send_signal(signal.SIGTERM)
            # Without end where it waited for the body.
            process.wait(10 * GRACE_S)
        # What was cut short is said.
        assert "timeout graceful shutdown exceeded" in process.stderr.read()


def test_what_was_asked_last_is_kept_though_the_process_is_told_to_stop(environment, tmp_path):
    journal = {"CHATBOT_JOURNAL": "1", "CHATBOT_STATE_DIR": str(tmp_path)}
    process = subprocess.Popen(
        [*COMMAND, "--port", "0"],
        env={**environment, **journal},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        ready = next(line for line in process.stderr if "serving the chat window" in line)
        address = re.search(r"http://127\.0\.0\.1:\d+", ready)[0]
        # While another holds the file nothing can be written.
        with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with urlopen(f"{address}/?{urlencode({'q': 'PMQA'})}") as response:
                assert response.status == 200
            process.send_signal(signal.SIGTERM)
            # One that does not write what waits before it ends, ends here.
            with suppress(subprocess.TimeoutExpired):
                process.wait(1)
            other.execute("ROLLBACK")
        assert "Traceback" not in process.stderr.read()

    [record] = JournalStore(tmp_path).records()
    assert record.question == "PMQA"


def test_a_port_in_use_is_one_clear_line(environment):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "--port", str(port)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert f"port {port}: the port is in use" in done.stderr
    assert "Traceback" not in done.stderr
