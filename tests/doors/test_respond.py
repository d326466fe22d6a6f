import json

import pytest

from chatbot.doors.web.respond import respond
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


def test_a_question_gives_a_turn_to_append(service, corpus):
    result = respond(service, {"step": {"question": corpus.entry("pmqa-05").question}})

    assert result["problem"] is None
    assert result["turn"].startswith('<article class="turn" lang="th" data-status="answered"')


# Whatever is looked for in it has to get through the longest without going back at each letter.
@pytest.mark.parametrize("letters", ["ก", "a", "a ", "1", "-"])
@pytest.mark.parametrize("length", [2002, 20_000, 400_000])
def test_an_overlong_question_is_a_problem_to_mend_not_a_turn(service, letters, length):
    result = respond(service, {"step": {"question": letters * (length // len(letters))}})

    assert result["turn"] is None
    assert f"{length:,}" in result["problem"]


@pytest.mark.parametrize("message", [None, {"step": {"entry": "no-such-entry"}}, {"step": {}}])
def test_what_cannot_be_read_is_said_in_thai(service, message):
    assert respond(service, message) == {"turn": None, "problem": THAI.bad_request}


@pytest.mark.parametrize(
    "step", [{"entry": "สมชาย ใจดี\n" * 5000}, {"question": "ก", "document": "สมชาย ใจดี"}]
)
def test_what_a_browser_names_stays_out_of_the_log(service, caplog, step):
    respond(service, {"step": step})
    (told,) = caplog.messages
    assert "names what is not served" in told
    assert "สมชาย" not in caplog.text


@pytest.mark.parametrize("question", ["", "  ", "\x00\x07", "🙂", "\ud800", "ก" * 1999])
def test_any_question_gets_a_turn_that_json_can_carry(service, question):
    result = respond(service, {"step": {"question": question}})

    json.dumps(result, ensure_ascii=False).encode("utf-8")
    assert result["turn"]


def test_an_english_question_is_spoken_to_in_english(service, unbroken):
    answered = respond(service, {"step": {"question": "What is the price of gold today?"}})
    turn = unbroken(answered["turn"])
    assert turn.startswith('<article class="turn" lang="en"')
    assert ENGLISH.you_asked in turn
    assert "No official answer to this question was found." in turn


def test_a_choice_is_spoken_of_in_the_language_of_the_question_before(service):
    steps = [{"question": "Which agencies host the 12 agenda e-services?"}]
    turn = respond(service, {"step": {"entry": "pmqa-05"}, "earlier": steps})["turn"]
    assert ENGLISH.official_answer in turn


def test_whoever_asks_what_can_be_asked_is_told_the_sections(service, corpus):
    turn = respond(service, {"step": {"question": "ถามอะไรได้บ้าง"}})["turn"]
    for section in corpus.sections:
        assert f'<li lang="th">{section.title}</li>' in turn
    assert "data-to-list" in turn
    greeted = respond(service, {"step": {"question": "สวัสดี"}})["turn"]
    assert "about-what" not in greeted
