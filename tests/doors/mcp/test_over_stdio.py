"""``chatbot mcp`` as an assistant starts it: a process, spoken to by the protocol's own client."""

import subprocess
import sys
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

ROOT = Path(__file__).parents[3]


@pytest.fixture
def command(bot, settings):
    """The process; the shared index is there by now."""
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "chatbot", "mcp"],
        cwd=str(ROOT),
        env={
            "PATH": "/usr/bin:/bin",
            "CHATBOT_INDEX_DIR": str(settings.index_dir),
            "CHATBOT_STATE_DIR": str(settings.state_dir),
        },
    )


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_assistant_asks_and_reads(command, run, collection, mode):
    async def talk():
        async with Client(command, mode=mode) as client:
            tools = (await client.list_tools()).tools
            asked = await client.call_tool(
                "ask_official", {"question": "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"}
            )
            (listed,) = (await client.list_resources()).resources
            read = await client.read_resource(listed.uri)
            return tools, asked.structured_content, read.contents[0].text

    tools, value, text = run(talk())
    (citation,) = value["citations"]
    entry = collection.entry(collection.resolve(citation["entry_id"]))
    assert len(tools) == 2
    assert value["answer"] == entry.answer
    assert citation["url"] is None
    assert entry.answer in text


def test_standard_output_has_the_protocol_alone_and_it_ends_with_its_input(command):
    line = b'{"jsonrpc":"2.0","id":7,"method":"ping"}\n'
    ran = subprocess.run(
        [command.command, *command.args],
        input=b"what is this\n" + line,
        capture_output=True,
        check=False,
        cwd=command.cwd,
        env=command.env,
        timeout=120,
    )
    assert ran.returncode == 0
    answers = ran.stdout.splitlines()
    assert answers
    assert all(answer.startswith(b'{"jsonrpc":"2.0"') for answer in answers)
    assert any(b'"id":7' in answer for answer in answers)
    assert b"Traceback" not in ran.stderr
