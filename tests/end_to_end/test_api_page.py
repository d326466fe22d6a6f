"""Every command of docs/api.md, run against the product: what is shown there is what comes."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from chatbot.api_keys import ApiKeys
from chatbot.service import Service

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
OPEN, KEYS_ONLY = "https://faq.example.go.th/", "https://keys.example.go.th/"


class Example(NamedTuple):
    command: str
    status: int
    body: str


def examples():
    """The commands of the page, each with what is shown of its response."""
    pattern = r"```bash\n(.*?)```\n\n```http\nHTTP/1.1 (\d+)[^\n]*\n(?:[A-Z][^\n]*\n)*\n?(.*?)```"
    return [
        Example(command, int(status), body.strip())
        for command, status, body in re.findall(pattern, PAGE, re.DOTALL)
    ]


def keys_of(value):
    """The shape of some JSON: names, and those of the first item of a list."""
    if isinstance(value, dict):
        return {name: keys_of(one) for name, one in value.items()}
    if isinstance(value, list):
        return [keys_of(value[0])] if value else []
    return None


@pytest.fixture(scope="module")
def addresses(bot, settings, serve, address, tmp_path_factory):
    """Where the two installations of the page are, and a key of the second."""
    folder = tmp_path_factory.mktemp("keys")
    own = settings.model_copy(update={"state_dir": folder, "api_keys_only": True})
    with serve(Service(lambda *_: bot, own)) as keys_only:
        yield {OPEN: address, KEYS_ONLY: keys_only}, ApiKeys(folder).add("one")


def run(command, addresses, key):
    """The status and the body that a command brings."""
    for shown, served in addresses.items():
        command = command.replace(shown, served)
    ran = subprocess.run(
        ["bash", "-c", command.replace("curl ", r"curl -sS -w '\n%{http_code}' ", 1)],
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "KEY": key, "no_proxy": "*"},
        text=True,
    )
    body, _, status = ran.stdout.rpartition("\n")
    return int(status), body


def test_every_command_brings_what_is_shown(addresses):
    found = examples()
    assert len(found) == PAGE.count("```bash") == PAGE.count("curl ") >= 9
    given = {}
    for example in found:
        command = example.command
        for shown, real in given.items():
            command = command.replace(shown, real)
        status, body = run(command, *addresses)
        assert status == example.status, command
        if not example.body:
            assert body == ""
            continue
        shown, came = json.loads(example.body), json.loads(body)
        assert keys_of(came) == keys_of(shown), command
        if "official_question" in came:
            assert came["answer"] == shown["answer"]
        if "id" in came:
            given[shown["id"]] = came["id"]


def test_every_call_is_shown():
    calls = re.findall(r"^\| `(?:GET|POST) /(\w+)", PAGE, re.MULTILINE)
    assert len(calls) == 5
    for call in calls:
        assert any(f"/api/v1/{call}" in example.command for example in examples())


def test_the_python_of_the_page_runs(address, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code.replace(OPEN.rstrip("/"), address.rstrip("/")), "docs/api.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("answered ")
    assert lines[-1].startswith("422 ")
