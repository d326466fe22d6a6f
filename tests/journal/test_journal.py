"""What a service subscribes: it takes no time, and whatever fails, an answer is given."""

import logging
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from chatbot.datatypes import Door
from chatbot.errors import JournalError
from chatbot.feedback import Fault, Rating, Verdict
from chatbot.journal import journal as journal_module
from chatbot.journal.journal import Journal
from chatbot.journal.store import FILE
from chatbot.journal.writer import WAITING, Writer
from chatbot.text.thai_time import today


def test_turns_and_ratings_are_kept_masked(journal, turn):
    asked = turn("my secret question")
    journal.turn(asked, Door.WINDOW)
    journal.rating(Rating(asked.answer.id, Verdict.MISSES, Fault.OTHER))
    assert journal.flush()
    [record] = journal.records()
    assert (record.question, record.verdict) == ("my [X] question", Verdict.MISSES)


def test_closing_writes_what_waits(store, turn):
    journal = Journal(store, 90, str)
    for number in range(500):
        journal.turn(turn(f"q{number}"), Door.WINDOW)
    journal.close()
    assert len(list(store.records())) == 500


def test_what_is_old_is_taken_out_at_the_start(store, turn):
    first = Journal(store, 90, str)
    first.turn(turn(), Door.WINDOW)
    first.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        old = today() - timedelta(days=91)
        connection.execute("UPDATE records SET day = ?", (old.isoformat(),))
    Journal(store, 90, str).close()
    assert list(store.records()) == []


def test_what_is_old_is_taken_out_once_a_day_without_a_new_start(journal, store, turn, monkeypatch):
    journal.turn(turn(), Door.WINDOW)
    assert journal.flush()
    later = today() + timedelta(days=91)
    monkeypatch.setattr(journal_module, "today", lambda: later)
    monkeypatch.setattr("chatbot.journal.store.today", lambda: later)
    journal.turn(replace(turn(), typed=False), Door.WINDOW)
    assert journal.flush()
    assert list(store.records()) == []


def test_one_that_cannot_be_masked_is_not_kept_and_takes_no_other_with_it(store, turn, caplog):
    def mask(text):
        if "bad" in text:
            raise ValueError("no")
        return text

    journal = Journal(store, 90, mask)
    journal.turn(turn("good"), Door.WINDOW)
    journal.turn(turn("bad"), Door.WINDOW)
    journal.close()
    assert [record.question for record in store.records()] == ["good"]
    assert "bad" not in [record.getMessage() for record in caplog.records]


def wait_until_it_fails(journal):
    for _ in range(200):
        if not journal.healthy:
            break
        journal.flush(0.05)
    assert not journal.healthy
    assert not journal.flush(0)


def warnings_of(caplog):
    return [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]


def test_a_locked_file_is_warned_of_once_and_written_when_it_is_free(journal, turn, caplog):
    journal.turn(turn("one"), Door.WINDOW)
    assert journal.flush()
    with closing(sqlite3.connect(journal._store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        journal.turn(turn("two"), Door.WINDOW)
        wait_until_it_fails(journal)
        assert [record.question for record in journal.records()] == ["one"]
        other.execute("ROLLBACK")
    assert journal.flush()
    assert journal.healthy
    assert [record.question for record in journal.records()] == ["two", "one"]
    failed, again = warnings_of(caplog)
    assert "locked" in failed
    assert "again" in again


def test_a_full_disk_is_warned_of_once_and_written_when_there_is_room(
    journal, turn, caplog, monkeypatch
):
    journal.turn(turn("one"), Door.WINDOW)
    assert journal.flush()
    connect, full = sqlite3.connect, threading.Event()
    full.set()

    def connect_to_small(*args, **options):
        connection = connect(*args, **options)
        if full.is_set():
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr("chatbot.journal.store.sqlite3.connect", connect_to_small)
    journal.turn(turn("ก" * 9000), Door.WINDOW)
    wait_until_it_fails(journal)
    full.clear()
    assert journal.flush()
    assert journal.healthy
    assert len(list(journal.records())) == 2
    failed, _ = warnings_of(caplog)
    assert "full" in failed


def test_a_folder_that_cannot_be_made_is_found_out_at_the_start(store, turn, tmp_path, caplog):
    (tmp_path / "state").write_text("in the way")
    journal = Journal(store, 90, str, retry_s=0.01)
    journal.turn(turn(), Door.WINDOW)
    wait_until_it_fails(journal)
    (tmp_path / "state").unlink()
    assert journal.flush()
    assert journal.healthy
    journal.close()
    assert len(warnings_of(caplog)) == 2
    assert len(list(store.records())) == 1


def test_a_broken_file_costs_no_question(journal, turn, caplog):
    journal.turn(turn("one"), Door.WINDOW)
    assert journal.flush()
    (journal._store.folder / FILE).write_bytes(b"no database" * 1000)
    journal.turn(turn("two"), Door.WINDOW)
    assert journal.flush()
    assert journal.healthy
    assert [record.question for record in journal.records()] == ["two"]
    assert len(warnings_of(caplog)) == 1


def test_nobody_waits_for_what_cannot_be_written(caplog):
    may, tried = threading.Event(), threading.Event()
    written = []

    def write(items):
        tried.set()
        if not may.is_set():
            raise JournalError("not now")
        written.extend(items)

    writer = Writer[int](write, lambda: None, retry_s=0.01)
    writer.put(0)
    assert tried.wait(5)
    for number in range(1, 3 * WAITING):
        writer.put(number)
    may.set()
    assert writer.flush(5)
    writer.close(5)
    assert written == list(range(1 + WAITING))
    assert f"{2 * WAITING - 1} turns and ratings were not kept" in caplog.text


def test_what_can_never_be_written_does_not_stand_in_the_way():
    written = []

    def write(items):
        if items == ["bad"]:
            raise TypeError("never")
        written.extend(items)

    writer = Writer[str](write, lambda: None)
    writer.put("bad")
    assert writer.flush(5)
    writer.put("good")
    assert writer.flush(5)
    writer.close(5)
    assert (written, writer.able) == (["good"], True)


@pytest.mark.parametrize("times", [1, 2])
def test_closing_ends_though_nothing_can_be_written(times):
    def write(items):
        raise JournalError("never")

    writer = Writer[int](write, lambda: None, retry_s=60)
    writer.put(1)
    for _ in range(times):
        writer.close(5)
    assert not writer._thread.is_alive()
