"""One service under every door: asked by many, replaced while it is asked."""

import logging
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from chatbot.conversation import Conversation
from chatbot.datatypes import Chosen, Status, Typed
from chatbot.errors import CorpusError
from chatbot.reloading import watching
from chatbot.service import Service
from chatbot.wording.en import ENGLISH

QUESTION = "PMQA 4.0 ประเมินช่วงเดือนไหน"


def test_a_string_is_a_question_as_typed(service):
    assert service.ask(QUESTION).status is Status.ANSWERED


def test_a_conversation_gets_its_turns(service):
    conversation = Conversation()
    service.ask(QUESTION, conversation)
    service.ask("แล้วรางวัลเลิศรัฐล่ะ", conversation)
    assert [turn.query for turn in conversation.turns] == [QUESTION, "แล้วรางวัลเลิศรัฐล่ะ"]
    assert conversation.turns[1].answer.understood_query


def test_observers_are_told_of_each_turn(bot, settings):
    seen = []
    service = Service(lambda _: bot, settings, observers=[seen.append])
    answer = service.ask(Chosen("pmqa-05"))
    assert [(turn.answer.id, turn.typed) for turn in seen] == [(answer.id, False)]


def test_an_observer_that_fails_costs_no_answer(bot, settings, caplog):
    def fail(_):
        raise OSError("the disk is full")

    with caplog.at_level(logging.ERROR, "chatbot"):
        assert Service(lambda _: bot, settings, observers=[fail]).ask(QUESTION).answer
    assert "the disk is full" in caplog.text


def test_the_language_is_that_of_the_conversation_unless_a_setting_fixes_it(bot, settings):
    conversation = Conversation()
    service = Service(lambda _: bot, settings.model_copy(update={"language": "en"}))
    service.ask(QUESTION, conversation)
    assert service.wording(conversation) is ENGLISH


def test_no_question_is_lost_while_the_chatbot_is_swapped(bot, settings):
    service = Service(lambda _: bot.decided_by(bot.assessor.calibration), settings)
    started, stop = threading.Event(), threading.Event()
    expected = bot.ask(QUESTION)

    def ask():
        answers = []
        while not stop.is_set() or not answers:
            answers.append(service.ask(Typed(QUESTION)))
            started.set()
        return answers

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask) for _ in range(4)]
        started.wait()
        chatbots = set()
        for _ in range(20):
            service.reload()
            chatbots.add(id(service.chatbot))
        stop.set()
        answers = [answer for future in asking for answer in future.result()]
    assert len(chatbots) > 1
    assert answers
    assert all(answer == expected for answer in answers)


def test_a_reload_that_fails_leaves_the_old_chatbot_in_use(bot, settings):
    made = [bot]
    service = Service(lambda _: made.pop() if made else refuse(), settings)
    with pytest.raises(CorpusError, match="no such folder"):
        service.reload()
    assert service.chatbot is bot


def refuse():
    raise CorpusError("no such folder")


def test_who_made_something_of_the_corpus_is_told_of_a_swap(bot, settings):
    service, told = Service(lambda _: bot, settings), []
    service.on_swap(lambda: told.append(service.chatbot))
    service.reload()
    assert told == [bot]


def wait_for(condition):
    """Until a condition holds; a test that waits in vain fails in its assertion."""
    for _ in range(3000):
        if condition():
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no SIGHUP on this system")
def test_a_hang_up_signal_reloads(bot, settings):
    service, swaps = Service(lambda _: bot, settings), []
    service.on_swap(lambda: swaps.append(1))
    with watching(service, every_s=600):
        os.kill(os.getpid(), signal.SIGHUP)
        assert wait_for(lambda: swaps == [1])
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


def test_an_index_that_another_process_put_in_place_is_taken(bot, settings, monkeypatch):
    service, swaps = Service(lambda _: bot, settings), []
    service.on_swap(lambda: swaps.append(1))
    outdated = iter([False, True])
    monkeypatch.setattr(service, "is_outdated", lambda: next(outdated, False))
    with watching(service, every_s=0.01):
        assert wait_for(lambda: swaps == [1])


def test_a_failed_reload_is_logged_and_watching_goes_on(bot, settings, monkeypatch, caplog):
    made = [bot]
    service = Service(lambda _: made.pop() if made else refuse(), settings)
    monkeypatch.setattr(service, "is_outdated", lambda: True)
    with caplog.at_level(logging.ERROR, "chatbot"), watching(service, every_s=0.01):
        assert wait_for(lambda: caplog.text.count("goes on with what it has") > 1)
    assert service.ask(QUESTION).answer
