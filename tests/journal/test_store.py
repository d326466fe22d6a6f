"""The file of records."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.errors import JournalError
from chatbot.feedback import Fault, Rating, Verdict
from chatbot.journal.record import Record
from chatbot.journal.store import FILE, JournalStore
from chatbot.text.thai_time import today

RECORD = Record(
    id="a",
    day=date(2026, 11, 28),
    question="ลาได้กี่วัน",
    language="th",
    status=Status.SUGGESTED,
    reason=Reason.UNSURE,
    conflicts=("year", "number"),
    confidence=0.4123,
    entries=(EntryKey("leave", "2567", "1"), EntryKey("leave", "2567", "2")),
    picked=True,
    verdict=Verdict.MISSES,
    fault=Fault.OUTDATED,
)


def of_days_ago(*days):
    return [replace(RECORD, id=str(day), day=today() - timedelta(days=day)) for day in days]


def test_a_record_comes_back_as_it_was(store):
    store.write([RECORD])
    assert list(store.records()) == [RECORD]


def test_nothing_is_there_before_something_is_written(store, folder):
    assert list(store.records()) == []
    assert store.purge(1) == 0
    assert not folder.exists()


def test_the_owner_alone_can_read_it(store, folder):
    store.write([RECORD])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600


def test_the_newest_is_read_first_page_by_page(store, monkeypatch):
    monkeypatch.setattr("chatbot.journal.store._PAGE", 2)
    store.write([replace(RECORD, id=name) for name in "abcde"])
    assert [record.id for record in store.records()] == list("edcba")


def test_it_is_read_while_it_is_written(store):
    store.write([RECORD])
    reading = store.records()
    assert next(reading).id == "a"
    store.write([replace(RECORD, id="b")])
    assert list(reading) == []
    assert [record.id for record in store.records()] == ["b", "a"]


def test_only_days_that_count_are_read(store):
    store.write(of_days_ago(5, 3, 1))
    assert [record.id for record in store.records(today() - timedelta(days=3))] == ["1", "3"]


def test_a_later_rating_replaces_an_earlier_one(store):
    store.write([replace(RECORD, verdict=None, fault=None)])
    store.write([Rating("a", Verdict.MISSES, Fault.OTHER), Rating("unknown", Verdict.FITS)])
    store.write([Rating("a", Verdict.FITS)])
    [record] = store.records()
    assert (record.verdict, record.fault) == (Verdict.FITS, None)


def test_half_a_surrogate_pair_is_no_text(store):
    store.write([replace(RECORD, question="ลา \ud83d")])
    assert [record.question for record in store.records()] == ["ลา ?"]


def test_what_is_old_is_taken_out_of_the_file_itself(store, folder):
    store.write([replace(RECORD, question="จำได้แม่นยำ", day=today() - timedelta(days=91))])
    store.write(of_days_ago(90, 0))
    assert store.purge(90) == 1
    assert [record.id for record in store.records()] == ["0", "90"]
    assert all("จำได้แม่นยำ".encode() not in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("where", [0, 8000])
def test_a_broken_file_is_put_aside_and_a_new_one_begun(store, folder, caplog, where):
    store.write([replace(RECORD, id=str(number), question="ลา" * 99) for number in range(300)])
    data = bytearray((folder / FILE).read_bytes())
    data[where : where + 4000] = b"\xff" * 4000
    (folder / FILE).write_bytes(data)
    store.prepare()
    store.write([RECORD])
    assert list(store.records()) == [RECORD]
    [aside] = folder.glob(f"{FILE}.broken-*")
    assert aside.read_bytes() == data
    assert "broken" in caplog.text


def test_a_file_that_breaks_while_it_is_used_is_put_aside_at_the_next_write(store, folder):
    store.write([RECORD])
    (folder / FILE).write_bytes(b"no database" * 1000)
    store.write([replace(RECORD, id="b")])
    assert [record.id for record in store.records()] == ["b"]


def test_what_was_put_aside_goes_with_what_is_old(store, folder):
    store.write([RECORD])
    (folder / FILE).write_bytes(b"no database" * 1000)
    store.prepare()
    store.purge(1)
    assert len(list(folder.glob(f"{FILE}.broken-*"))) == 1
    store.purge(-1)
    assert list(folder.glob(f"{FILE}.broken-*")) == []


def test_a_file_of_a_later_version_is_left_alone(store, folder):
    store.write([RECORD])
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (folder / FILE).read_bytes()
    with pytest.raises(JournalError, match="later version"):
        store.write([RECORD])
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize("column", ["day", "status", "reason", "entries"])
def test_a_record_that_cannot_be_read_is_said_to_be_without_showing_it(store, column):
    store.write([RECORD])
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(f"UPDATE records SET {column} = 'สมชาย ใจดี'")
    with pytest.raises(JournalError, match="record 1 is none") as error:
        [*store.records()]
    assert "สมชาย" not in str(error.value)


def test_where_no_folder_can_be_made_the_error_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match="CHATBOT_STATE_DIR"):
        JournalStore(tmp_path / "file" / "state").write([RECORD])
