"""One service under every door: asked by many, replaced while it is asked."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from chatbot.composition import open_chatbot, rebuild
from chatbot.conversation import Conversation
from chatbot.datatypes import Chosen, Status, Typed
from chatbot.errors import ChatbotError, CorpusError, StaleIndexError
from chatbot.reloading import watching
from chatbot.service import Service
from chatbot.settings import load_settings
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
    service = Service(lambda *_: bot, settings, observers=[lambda turn, _: seen.append(turn)])
    answer = service.ask(Chosen("pmqa-05"))
    assert [(turn.answer.id, turn.typed) for turn in seen] == [(answer.id, False)]


def test_an_observer_that_fails_costs_no_answer(bot, settings, caplog):
    def fail(*_):
        raise OSError("the disk is full")

    with caplog.at_level(logging.ERROR, "chatbot"):
        assert Service(lambda *_: bot, settings, observers=[fail]).ask(QUESTION).answer
    assert "the disk is full" in caplog.text


def test_the_language_is_that_of_the_conversation_unless_a_setting_fixes_it(bot, settings):
    conversation = Conversation()
    service = Service(lambda *_: bot, settings.model_copy(update={"language": "en"}))
    service.ask(QUESTION, conversation)
    assert service.wording(conversation) is ENGLISH


def test_no_question_is_lost_while_the_chatbot_is_swapped(bot, settings):
    service = Service(lambda *_: bot.decided_by(bot.assessor.calibration), settings)
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
    service = Service(lambda *_: made.pop() if made else refuse(), settings)
    with pytest.raises(CorpusError, match="no such folder"):
        service.reload()
    assert service.chatbot is bot


def refuse():
    raise CorpusError("no such folder")


def test_who_made_something_of_the_corpus_is_told_of_a_swap(bot, settings):
    service, told = Service(lambda *_: bot, settings), []
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
    service, swaps = Service(lambda *_: bot, settings), []
    service.on_swap(lambda: swaps.append(1))
    with watching(service, every_s=600):
        os.kill(os.getpid(), signal.SIGHUP)
        assert wait_for(lambda: swaps == [1])
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


@pytest.fixture
def tiny(two_documents, tmp_path):
    """Gives a service over a copy of the tiny documents, and its settings."""
    folder = tmp_path / "corpora"
    folder.mkdir()
    shutil.copytree(two_documents / "parking", folder / "parking")
    return settings_of(folder, tmp_path), folder


def settings_of(folder, tmp_path):
    return load_settings().model_copy(update={"corpus": folder, "index_dir": tmp_path / "index"})


def test_the_index_that_another_process_built_anew_is_taken(tiny):
    settings, _ = tiny
    service = Service(open_chatbot, settings)
    before = service.chatbot
    assert not service.take_index_in_place()
    rebuild(settings)
    assert service.take_index_in_place()
    assert service.chatbot is not before
    assert not service.take_index_in_place()


@pytest.mark.parametrize(
    ("added", "documents"), [("leave-2567", 2), ("leave-2566", 2), ("parking-2", 1)]
)
def test_so_is_one_with_a_new_version_or_one_document_more(tiny, two_documents, added, documents):
    settings, folder = tiny
    service = Service(open_chatbot, settings)
    if added == "parking-2":
        shutil.copytree(folder / "parking", folder / added)
        toml = folder / added / "document.toml"
        text = toml.read_text(encoding="utf-8").replace('version = "1"', 'version = "2"')
        toml.write_text(text.replace("2023-06-01", "2024-06-01"), encoding="utf-8")
    else:
        shutil.copytree(two_documents / added, folder / added)
    assert not service.take_index_in_place()  # not built yet
    rebuild(settings)
    assert service.take_index_in_place()
    assert len(service.chatbot.collection.current) == documents
    assert service.chatbot.collection.entries == open_chatbot(settings).collection.entries


def test_an_index_of_another_model_is_passed_over_once_and_never_built_over(tiny, tmp_path, caplog):
    settings, _ = tiny
    service = Service(open_chatbot, settings)
    before = service.chatbot
    rebuild(settings.model_copy(update={"query_prompt": "other: "}))
    in_place = (settings.index_dir / "parking" / "1" / "CURRENT").read_bytes()
    with pytest.raises(StaleIndexError, match="another model"):
        service.take_index_in_place()
    assert not service.take_index_in_place()
    assert service.chatbot is before
    assert (settings.index_dir / "parking" / "1" / "CURRENT").read_bytes() == in_place


def test_documents_that_are_just_being_written_are_left_alone(tiny):
    settings, folder = tiny
    service = Service(open_chatbot, settings)
    rebuild(settings)
    (folder / "parking" / "document.toml").write_text("id = ", encoding="utf-8")
    assert not service.take_index_in_place()


@pytest.mark.parametrize("error", [ChatbotError("no room"), RuntimeError("a library's own")])
def test_what_fails_is_logged_and_watching_goes_on(bot, settings, monkeypatch, caplog, error):
    service = Service(lambda *_: bot, settings)
    looks = []

    def fail():
        looks.append(1)
        raise error

    monkeypatch.setattr(service, "take_index_in_place", fail)
    with caplog.at_level(logging.ERROR, "chatbot"), watching(service, every_s=0.01):
        assert wait_for(lambda: len(looks) > 2)
    assert "goes on with what it has" in caplog.text
    assert service.ask(QUESTION).answer


def test_what_cannot_be_shown_anew_does_not_undo_the_swap(bot, settings, caplog):
    other = bot.decided_by(bot.assessor.calibration)
    chatbots = [bot, other]
    service = Service(lambda *_: chatbots.pop(0), settings)
    told = []
    service.on_swap(lambda: 1 / 0)
    service.on_swap(lambda: told.append(1))
    service.reload()
    assert service.chatbot is other
    assert told == [1]
    assert "ZeroDivisionError" in caplog.text


def test_loading_writes_nothing_into_the_home_folder(tmp_path, settings):
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHAINLP_")
    }
    for place in (home, tmp_path / "nowhere"):
        done = subprocess.run(
            [sys.executable, "-c", "from chatbot import Service; Service.load().ask('PMQA')"],
            env={**environment, "HOME": str(place), "CHATBOT_INDEX_DIR": str(settings.index_dir)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert list(home.iterdir()) == []
    assert not (tmp_path / "nowhere").exists()
