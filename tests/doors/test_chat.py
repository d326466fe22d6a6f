import json
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from chatbot.corpus import Collection
from chatbot.decision.calibration import Calibration
from chatbot.doors.web.app import create_app
from chatbot.doors.web.chat import response, window_html
from chatbot.doors.web.examples import PER_SECTION, example_questions
from chatbot.engine import Chatbot
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


def test_a_question_gives_a_turn_to_append(service, corpus):
    result = response(service, {"step": {"question": corpus.entry("pmqa-05").question}})

    assert result["problem"] is None
    assert result["turn"].startswith('<article class="turn" lang="th" data-status="answered"')


@pytest.mark.parametrize("length", [2001, 20_000])
def test_an_overlong_question_is_a_problem_to_mend_not_a_turn(service, length):
    result = response(service, {"step": {"question": "ก" * length}})

    assert result["turn"] is None
    assert f"{length:,}" in result["problem"]


@pytest.mark.parametrize("message", [None, {"step": {"entry": "no-such-entry"}}, {"step": {}}])
def test_what_cannot_be_read_is_said_in_thai(service, message):
    assert response(service, message) == {"turn": None, "problem": THAI.bad_request}


@pytest.mark.parametrize("question", ["", "  ", "\x00\x07", "🙂", "\ud800", "ก" * 1999])
def test_any_question_gets_a_turn_that_json_can_carry(service, question):
    result = response(service, {"step": {"question": question}})

    json.dumps(result, ensure_ascii=False).encode("utf-8")
    assert result["turn"]


def test_the_window_lists_every_question_once(bot):
    html = window_html(bot)

    for entry in bot.collection.entries:
        assert html.count(f'data-entry="{entry.key}"') == 1
    assert html.count("data-entry=") == len(bot.collection.entries) == 57
    assert "of-document" not in html


def test_the_notice_says_when_there_is_official_text_alone(bot):
    assert THAI.notice_uncurated not in window_html(bot)

    alone = bot.collection.without_curation()
    uncurated = Chatbot(alone, bot.assessor, bot.reader, bot.repairer)
    first_day = uncurated.decided_by(Calibration.of_prior())

    assert THAI.notice_uncurated in window_html(first_day)


def test_examples_come_from_the_section_and_are_answered(bot, corpus):
    for section in corpus.sections:
        questions = example_questions(bot, corpus, section)
        assert 1 <= len(questions) <= PER_SECTION
        for question in questions:
            assert bot.ask(question).entries[0].section == section


def test_an_english_question_is_spoken_to_in_english(service):
    turn = response(service, {"step": {"question": "What is the price of gold today?"}})["turn"]
    assert turn.startswith('<article class="turn" lang="en"')
    assert ENGLISH.you_asked in turn
    assert "No official answer to this question was found." in turn


def test_a_choice_is_spoken_of_in_the_language_of_the_question_before(service):
    steps = [{"question": "Which agencies host the 12 agenda e-services?"}]
    turn = response(service, {"step": {"entry": "pmqa-05"}, "earlier": steps})["turn"]
    assert ENGLISH.official_answer in turn


def test_a_window_opened_after_a_swap_shows_what_is_answered_now(settings, bot, corpus):
    document = replace(corpus.document, title="A new printing")
    newer = Chatbot(
        Collection.of([replace(corpus, document=document)]),
        bot.assessor,
        bot.reader,
        bot.repairer,
    )
    chatbots = [bot, newer]
    service = Service(lambda *_: chatbots.pop(0), settings)
    client = TestClient(create_app(service))
    assert "A new printing" not in client.get("/").text

    service.reload()

    assert "A new printing" in client.get("/").text
