import numpy as np
import pytest

from chatbot.spool import Spool


@pytest.fixture(params=["in memory", "in a file", "partly"])
def in_memory(request, monkeypatch):
    """How much stays in memory: all of it, nothing, or a part."""
    size = {"in memory": 2**20, "in a file": 0, "partly": 100}[request.param]
    monkeypatch.setattr("chatbot.spool._IN_MEMORY", size)
    return size


def test_rows_come_back_in_their_order(in_memory):
    spool = Spool(np.float32, 3)
    rows = np.arange(60, dtype=np.float64).reshape(20, 3)
    for start, end in ((0, 1), (1, 1), (1, 9), (9, 20)):
        spool.append(rows[start:end])
        assert len(spool) == end
    array = spool.array()
    assert (array.dtype, array.shape) == (np.float32, (20, 3))
    assert np.array_equal(array, rows)
    # Read twice, they are the same.
    assert np.array_equal(spool.array(), array)


def test_rows_may_be_numbers(in_memory):
    spool = Spool(np.int64)
    spool.append(np.array([3, 1], dtype=np.int32))
    spool.append(np.array([], dtype=np.int64))
    spool.append(np.array([2**40]))
    assert spool.array().tolist() == [3, 1, 2**40]
    assert spool.array().dtype == np.int64


def test_what_was_appended_after_reading_is_there_too(in_memory):
    spool = Spool(np.uint8)
    spool.append(np.arange(200))
    assert len(spool.array()) == 200
    spool.append(np.arange(5))
    assert spool.array().tolist() == [*range(200), *range(5)]


@pytest.mark.parametrize("columns", [None, 4])
def test_nothing_appended_is_no_rows(columns, in_memory):
    empty = Spool(np.float16, columns).array()
    assert empty.shape == ((0,) if columns is None else (0, columns))
    assert empty.dtype == np.float16


def test_slices_of_an_array_are_taken_over_as_they_are(in_memory):
    spool = Spool(np.int32, 2)
    table = np.arange(40).reshape(10, 4)
    spool.append(table[::2, 1:3])
    assert np.array_equal(spool.array(), table[::2, 1:3])


def test_a_file_outlives_its_spool(monkeypatch):
    monkeypatch.setattr("chatbot.spool._IN_MEMORY", 0)
    spool = Spool(np.int64)
    spool.append(np.arange(1_000))
    array = spool.array()
    del spool
    assert array.sum() == 499_500
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1
