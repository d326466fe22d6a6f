import json

import pytest

from chatbot.wording.th import THAI
from chatbot.doors.web.chat import response, window_html
from chatbot.doors.web.examples import PER_SECTION, example_questions


def test_a_question_gives_a_turn_to_append(bot):
    result = response(bot, {"step": {"question": bot.corpus.entry("pmqa-05").question}})

    assert result["problem"] is None
    assert result["turn"].startswith('<article class="turn" data-status="answered">')


@pytest.mark.parametrize("length", [2001, 20_000])
def test_an_overlong_question_is_a_problem_to_mend_not_a_turn(bot, length):
    result = response(bot, {"step": {"question": "ก" * length}})

    assert result["turn"] is None
    assert f"{length:,}" in result["problem"]


@pytest.mark.parametrize("message", [None, {"step": {"entry": "no-such-entry"}}, {"step": {}}])
def test_what_cannot_be_read_is_said_in_thai(bot, message):
    assert response(bot, message) == {"turn": None, "problem": texts.BAD_REQUEST}


@pytest.mark.parametrize("question", ["", "  ", "\x00\x07", "🙂", "\ud800", "ก" * 1999])
def test_any_question_gets_a_turn_that_json_can_carry(bot, question):
    result = response(bot, {"step": {"question": question}})

    json.dumps(result, ensure_ascii=False).encode("utf-8")
    assert result["turn"]


def test_the_window_lists_every_question_once(bot):
    html = window_html(bot)

    for entry in bot.corpus.entries:
        assert html.count(f'data-entry="{entry.id}"') == 1


def test_examples_come_from_the_section_and_are_answered(bot):
    for section in bot.corpus.sections:
        questions = example_questions(bot, section)
        assert 1 <= len(questions) <= PER_SECTION
        for question in questions:
            cited = bot.ask(question).citations[0]
            assert bot.corpus.entry(cited.entry_id).section == section
