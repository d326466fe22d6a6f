"""A build that was killed while it filled a table on a server is gone on with."""

import numpy as np
import pytest

from chatbot.index import lock
from chatbot.index.begun_tables import digest_of_rows, note_table, taken_over

URL = "milvus+http://host"
ROWS = np.arange(12, dtype=np.float16).reshape(6, 2)


@pytest.fixture
def note_of(tmp_path):
    """Makes a build's folder; gives where it notes a table."""

    def make(build):
        folder = tmp_path / build / "dense" / "entries"
        folder.mkdir(parents=True)
        with lock.shared(tmp_path / build):
            pass  # leaves its file
        return folder / "table.json"

    return make


@pytest.fixture
def killed(note_of):
    """The note of a build that was killed."""
    note = note_of("build-killed")
    note_table(note, URL, "rows_1", digest_of_rows(ROWS))
    return note


def test_rows_are_told_from_others():
    assert digest_of_rows(ROWS) == digest_of_rows(ROWS.copy())
    others = [ROWS[::-1], ROWS[:5], ROWS.reshape(4, 3), ROWS.astype(np.float32)]
    assert len({digest_of_rows(ROWS), *map(digest_of_rows, others)}) == 5


@pytest.mark.skipif(not lock.TELLS, reason="no lock tells here whether a build is at work")
def test_the_next_build_of_the_same_rows_takes_the_table_over(note_of, killed):
    note = note_of("build-next")
    assert taken_over(note, URL, digest_of_rows(ROWS)) == "rows_1"
    assert not killed.exists()
    assert taken_over(note, URL, digest_of_rows(ROWS)) is None


def test_other_rows_and_another_store_do_not(note_of, killed):
    note = note_of("build-next")
    assert taken_over(note, URL, digest_of_rows(ROWS[:5])) is None
    assert taken_over(note, "milvus+http://other", digest_of_rows(ROWS)) is None
    assert killed.exists()


def test_a_build_that_is_at_work_keeps_its_table(note_of, killed):
    with lock.shared(killed.parents[2]):
        assert taken_over(note_of("build-next"), URL, digest_of_rows(ROWS)) is None
    assert killed.exists()


def test_a_whole_build_keeps_its_table(note_of, killed):
    (killed.parents[2] / "manifest.json").write_text("{}", encoding="utf-8")
    assert taken_over(note_of("build-next"), URL, digest_of_rows(ROWS)) is None
    assert killed.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"store": "faiss"}', "null"])
def test_a_note_that_is_damaged_is_passed_over(note_of, killed, content):
    killed.write_text(content, encoding="utf-8")
    assert taken_over(note_of("build-next"), URL, digest_of_rows(ROWS)) is None
