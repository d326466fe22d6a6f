"""A process that is killed in the middle of a write loses nothing that was committed."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatbot.journal.store import FILE, JournalStore
from chatbot.text.thai_time import today

_ROOT = Path(__file__).parents[2]
_EACH = 3
# Writes batches of three and one that is old, says how many batches it has written, takes out what
# is old, and kills itself before a statement.
_WRITING = """
import os, signal, sqlite3, sys
from datetime import date
from pathlib import Path
from chatbot.datatypes import Reason, Status
from chatbot.feedback import Rating, Verdict
from chatbot.journal.record import Record
from chatbot.journal.store import JournalStore
from chatbot.text.thai_time import today

folder, last = Path(sys.argv[1]), int(sys.argv[2])
done, connect = [], sqlite3.connect

def count(statement):
    done.append(statement)
    if len(done) == last:
        os.kill(os.getpid(), signal.SIGKILL)

def counting(*args, **options):
    connection = connect(*args, **options)
    connection.set_trace_callback(count)
    return connection

sqlite3.connect = counting
store = JournalStore(folder)
store.prepare()
for batch in range(100):
    days = {"old": date(2000, 1, 1), "1": today(), "2": today(), "3": today()}
    records = [
        Record(f"{batch}-{name}", day, "ก" * 5000, "th", Status.REFUSED, Reason.GAP)
        for name, day in days.items()
    ]
    store.write([*records, Rating(f"{batch}-1", Verdict.FITS)])
    print(batch + 1, flush=True)
    store.purge(30)
"""


@pytest.mark.parametrize("last", [1, 4, 6, 8, 11, 12, 13, 14, 15, 16, 20, 33, 34, 35, 90, 333])
def test_what_was_committed_is_there_whole_after_a_kill(folder, last):
    ran = subprocess.run(
        [sys.executable, "-c", _WRITING, str(folder), str(last)],
        capture_output=True,
        check=False,
        cwd=_ROOT,
        text=True,
    )
    assert ran.returncode == -9, ran.stderr
    said = int(ran.stdout.split()[-1]) if ran.stdout else 0
    store = JournalStore(folder)
    store.prepare()
    kept = list(store.records(today()))
    # The batch that was being committed may be there too, as a whole.
    assert len(kept) in (_EACH * said, _EACH * (said + 1))
    assert len([record for record in kept if record.verdict]) == len(kept) / _EACH
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    # What was old and not taken out yet is, at the next start.
    assert store.purge(30) in (0, 1)
    assert len(list(store.records())) == len(kept)
    assert list(folder.glob("*.broken-*")) == []


# A limit on the size of files stands for a disk that is full; then there is room again.
_FILLING = """
import resource, sys
from pathlib import Path
from chatbot.datatypes import Answer, Door, Reason, Status, Turn
from chatbot.journal.journal import Journal
from chatbot.journal.store import JournalStore

store = JournalStore(Path(sys.argv[1]))
journal = Journal(store, 90, str, retry_s=0.01)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def ask(count):
    for number in range(count):
        journal.turn(Turn("ก" * 2000, Answer(Status.REFUSED, Reason.GAP)), Door.WINDOW)

ask(10)
assert journal.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
ask(100)
for _ in range(200):
    if not journal.healthy:
        break
    journal.flush(0.05)
assert not journal.healthy
assert 10 <= len(list(journal.records())) < 110
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
assert journal.flush()
assert journal.healthy
assert len(list(journal.records())) == 110
journal.close()
"""


def test_a_file_that_may_not_grow_stops_no_question_and_goes_on_when_it_may(folder):
    ran = subprocess.run(
        [sys.executable, "-c", _FILLING, str(folder)],
        capture_output=True,
        check=False,
        cwd=_ROOT,
        text=True,
    )
    assert (ran.returncode, ran.stderr.count("not kept for now")) == (0, 1), ran.stderr
