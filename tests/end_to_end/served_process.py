"""``chatbot serve`` as a process of its own, for tests that kill it or look at it from outside."""

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

COMMAND = [sys.executable, "-c", "from chatbot.doors.cli import main; main()", "serve"]


class Served:
    """A server that is up.

    :param process: Its first process.
    """

    def __init__(self, process):
        self.process = process
        self.lines = []
        for line in process.stderr:
            self.lines.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                break
        self.port = int(found[1])
        self.address = f"http://127.0.0.1:{self.port}"

    def get(self, path, **headers):
        """Status and body of a page."""
        try:
            with urlopen(Request(self.address + path, headers=headers), timeout=60) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def ask(self, question):
        """Status and turn of a question, as the window asks it."""
        body = json.dumps({"data": [{"step": {"question": question}}]}).encode()
        request = Request(
            f"{self.address}/gradio_api/run/respond", body, {"Content-Type": "application/json"}
        )
        try:
            with urlopen(request, timeout=60) as response:
                return response.status, json.load(response)["data"][0]
        except HTTPError as error:
            return error.code, error.read().decode()

    def workers(self):
        """Process numbers of those that hold the address and were started by the first."""
        listed = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        return [int(line.split()[0]) for line in listed.splitlines() if "spawn_main" in line]


@contextmanager
def serving(environment, *options):
    """Serve with options; stopped in the end, however it went."""
    with subprocess.Popen(
        [*COMMAND, "--port", "0", *options], env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Served(process)
        finally:
            process.terminate()
            try:
                process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
