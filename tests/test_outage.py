"""While a store on a server is away, whoever asks is told so, and the log says why, once."""

import json
import logging

import pytest
from starlette.testclient import TestClient

from chatbot.datatypes import Chosen, Typed
from chatbot.doors.batch import answer_lines
from chatbot.doors.server.app import create_app
from chatbot.doors.web.respond import respond
from chatbot.errors import AwayError
from chatbot.outage import Outage
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

QUESTION = "PMQA 4.0 ประเมินช่วงเดือนไหน"


@pytest.fixture
def lost(bot_of_lost_rows, settings):
    return Service(lambda *_: bot_of_lost_rows, settings)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (QUESTION, THAI),
        (Typed("when is the indicator assessment"), ENGLISH),
        (Chosen("pmqa-05"), THAI),
    ],
)
def test_whoever_asks_is_told_in_their_language(lost, step, words):
    with pytest.raises(AwayError) as told:
        lost.ask(step)
    assert str(told.value) == words.search_away


def test_the_language_of_the_settings_comes_first(bot_of_lost_rows, settings):
    english = settings.model_copy(update={"language": "en"})
    with pytest.raises(AwayError, match="Please ask again"):
        Service(lambda *_: bot_of_lost_rows, english).ask(QUESTION)


def test_the_log_says_why_once_and_without_a_traceback(lost, caplog):
    with caplog.at_level(logging.DEBUG, "chatbot"):
        for _ in range(3):
            with pytest.raises(AwayError):
                lost.ask(QUESTION)
    (record,) = caplog.records
    assert "no route to the rows" in record.getMessage()
    assert record.exc_info is None


def test_after_a_while_the_log_says_it_again(lost, caplog, monkeypatch):
    monkeypatch.setattr("chatbot.outage.TOLD_EVERY_S", 0.0)
    for _ in range(2):
        with pytest.raises(AwayError):
            lost.ask(QUESTION)
    assert len(caplog.records) == 2


def test_what_else_fails_is_passed_on():
    with pytest.raises(ZeroDivisionError), Outage().noticed(str):
        _ = 1 / 0


def test_what_needs_no_search_is_answered(lost):
    assert lost.ask("สวัสดี").reason == "small_talk"


def test_the_window_keeps_the_question_and_says_so(lost):
    message = {"step": {"question": QUESTION}, "earlier": [{"question": "PMQA คืออะไร"}]}
    assert respond(lost, message) == {"turn": None, "problem": THAI.search_away}


@pytest.mark.parametrize("earlier", [[], [{"question": "PMQA คืออะไร"}]])
def test_the_api_says_when_to_come_again(lost, caplog, earlier):
    asked = {"question": QUESTION, "conversation": earlier}
    response = TestClient(create_app(lost)).post("/api/v1/ask", json=asked)
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert response.json()["detail"] == THAI.search_away
    assert not any(record.exc_info for record in caplog.records)


def test_a_batch_goes_on(lost):
    lines = [json.dumps({"qid": qid, "query": QUESTION}).encode() for qid in ("a", "b")]
    answers = list(answer_lines(lost, lines))
    assert [one["qid"] for one in answers] == ["a", "b"]
    assert all(THAI.search_away in one["error"] for one in answers)


def test_official_texts_have_their_pages_all_the_same(lost, collection):
    entry = collection.entries[0]
    response = TestClient(create_app(lost)).get(f"/e/{'/'.join(entry.key)}")
    assert response.status_code == 200
    assert entry.id in response.text
