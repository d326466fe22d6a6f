import json
import logging

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server import logs
from chatbot.doors.server.app import create_app
from chatbot.service import Service

QUESTION = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
NAMES = ("chatbot", "uvicorn", "chatbot.requests")


@pytest.fixture
def own_logs():
    """The loggers, put back afterwards as they were."""
    before = {}
    for name in NAMES:
        logger = logging.getLogger(name)
        before[logger] = (logger.handlers, logger.level, logger.propagate)
    yield
    for logger, (handlers, level, propagate) in before.items():
        logger.handlers, logger.level, logger.propagate = handlers, level, propagate


@pytest.fixture
def client(bot, settings):
    return TestClient(create_app(Service(lambda *_: bot, settings, [logs.log_turn])))


def test_each_request_and_each_answer_is_a_line_without_what_was_asked(client, own_logs, capsys):
    logs.set_up_logs("json")
    client.get("/", params={"q": QUESTION})
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    answer, request = lines
    assert (answer["door"], answer["band"], answer["reason"]) == ("window", "answered", "answer")
    assert (request["method"], request["route"], request["status"]) == ("GET", "/", 200)
    assert "ตัวชี้วัด" not in json.dumps(lines, ensure_ascii=False)


def test_an_error_is_one_line_with_where_it_came_from(own_logs, capsys):
    logs.set_up_logs("json")
    try:
        raise ValueError("broken")
    except ValueError:
        logging.getLogger("chatbot.service").exception("it failed")
    [line] = capsys.readouterr().err.splitlines()
    value = json.loads(line)
    assert (value["level"], value["message"]) == ("error", "it failed")
    assert "ValueError: broken" in value["exception"]


def test_for_people_there_is_no_line_for_each_request(client, own_logs, capsys):
    logs.set_up_logs("text")
    client.get("/", params={"q": QUESTION})
    logging.getLogger("chatbot.service").info("reloaded")
    assert capsys.readouterr().err == "chatbot: reloaded\n"
