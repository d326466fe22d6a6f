"""Two hundred hostile strings through every door."""

import json
import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from fixtures.hostile import HOSTILE
from fixtures.line_platform import LineStandIn, posted, said, texts_of
from fixtures.serving import served

import chatbot
from chatbot.doors.batch import answer_lines
from chatbot.doors.line.mounting import LINE_PATH
from chatbot.service import Service

# Of a file that must not be read, of an error of ours.
HOME = re.escape(str(Path(chatbot.__file__).parent))
LEAKS = re.compile(rf"root:x:0|Traceback|File \"/|site-packages|{HOME}|PATH=")


@pytest.fixture(scope="module")
def platform():
    stand_in = LineStandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture(scope="module")
def open_doors(bot, settings, platform):
    own = {"mcp": True, **platform.settings}
    return Service(lambda *_: bot, settings.model_copy(update=own))


@pytest.fixture(scope="module")
def at(open_doors):
    with served(open_doors) as address:
        yield address


def sent(address, value=None, body=None, headers=None):
    """Status and text of what comes back; nothing that is sent may break the connection."""
    if value is not None:
        body = json.dumps(value).encode()
    headers = headers or {"Content-Type": "application/json"}
    try:
        with urlopen(Request(address, body, headers), timeout=60) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_there_are_two_hundred():
    assert len(HOSTILE) >= 200


def test_the_api_answers_or_refuses(at):
    for text in HOSTILE:
        for call, value in (
            ("ask", {"question": text}),
            ("ask", {"entry": text}),
            ("ask", {"question": "PMQA", "document": text}),
            ("feedback", {"answer": text, "verdict": text}),
        ):
            status, body = sent(f"{at}api/v1/{call}", value)
            assert status < 500, text
            assert not LEAKS.search(body), text


def test_addresses_answer_or_lead_nowhere(at):
    for text in HOSTILE:
        part = quote(text, safe="", errors="replace")
        paths = ("?q={}", "?document={}", "suggest?q={}", "e/{}/{}/{}", "source/{}/{}", "window/{}")
        for path in (*paths, "api/v1/entries/{}/{}/{}", "admin/{}", "{}"):
            status, body = sent(at + path.format(part, part, part))
            assert status < 500, (path, text)
            assert not LEAKS.search(body), (path, text)


def test_assistants_are_answered_or_refused(at):
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
    }
    for text in HOSTILE:
        for tool, name in (("ask_official", "question"), ("get_entry", "entry"), (text, text)):
            call = {"name": tool, "arguments": {name: text}}
            value = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
            status, body = sent(f"{at}mcp", body=json.dumps(value).encode(), headers=headers)
            assert status < 500, text
            assert not LEAKS.search(body), text


def test_line_is_answered(at, platform):
    for number, text in enumerate(HOSTILE):
        source = {"type": "user", "userId": f"U{number}"}
        body, headers = posted(said(text, number=f"h{number}", source=source))
        assert sent(f"{at}{LINE_PATH[1:]}", body=body, headers=headers)[0] == 200
        if number % 8 == 7:
            platform.wait_for_replies(number - 6)
    replies = platform.wait_for_replies(len(HOSTILE) - 1)
    assert platform.refused == []
    assert not [text for _, sent_ in replies for text in texts_of(sent_) if LEAKS.search(text)]


def test_the_batch_answers_each(open_doors):
    lines = [json.dumps({"qid": "q", "query": text}).encode() for text in HOSTILE]
    answers = list(answer_lines(open_doors, lines))
    assert len(answers) == len(HOSTILE)
    assert not LEAKS.search(json.dumps(answers))


def test_nothing_runs_in_the_window(at, open_window, complaints):
    page = open_window(at=at)
    ran = page.evaluate(
        """async (texts) => {
          const log = document.querySelector(".log");
          const turns = [];
          for (const question of texts) {
            const response = await fetch("gradio_api/run/respond", {
              method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ data: [{ step: { question } }] }),
            });
            const { turn, problem } = (await response.json()).data[0];
            turns.push(Boolean(turn || problem));
            const holder = document.createElement("template");
            holder.innerHTML = turn || "";
            log.append(holder.content);
          }
          await new Promise((resolve) => setTimeout(resolve, 500));
          return [turns.every(Boolean), turns.length, document.documentElement.dataset.ran];
        }""",
        HOSTILE,
    )
    assert ran == [True, len(HOSTILE), None]
    # None of what was typed became an element.
    for element in ("script", "iframe", "img", "video", "math", "input"):
        assert page.locator(f".log {element}").count() == 0
    assert complaints == []
