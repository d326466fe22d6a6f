"""A disk that fails, or a process that is killed, at each step of a build leaves the old index."""

import os
import sys
import warnings

import pytest

from chatbot.errors import IndexStorageError
from chatbot.index.storage import load_index, save_index

STEPS = {"open", "os.mkdir", "os.rename"}


class Fault:
    """Strikes at a step of writing under a folder; Python tells it of each before it is done."""

    def __init__(self):
        self.folder = None
        sys.addaudithook(self._hear)  # for good: a hook cannot be taken away

    def at(self, folder, step, strike):
        self.folder, self.left, self.strike = str(folder), step, strike

    def off(self):
        self.folder = None

    def _hear(self, event, arguments):
        if self.folder is None or event not in STEPS or self.folder not in str(arguments[0]):
            return
        if event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        if str(arguments[0]) == self.folder or str(arguments[0]).endswith("LOCK"):
            return  # either may fail: the folder is there, and only removing takes the lock
        self.left -= 1
        if self.left == 0:
            self.strike()


FAULT = Fault()


def fail():
    raise OSError("no space left on device")


@pytest.fixture
def saved(tmp_path, index, identity):
    save_index(tmp_path, index, identity, {"build": "old"})
    return tmp_path


def steps(saved, index, identity):
    """How many steps a build takes, counted by one that nothing happens to."""
    FAULT.at(saved, 0, None)
    save_index(saved, index, identity, {"build": "old"})
    FAULT.off()
    return -FAULT.left


def test_a_disk_that_fails_at_any_step(saved, index, identity):
    count = steps(saved, index, identity)
    assert count > 30
    for step in range(1, count + 1):
        FAULT.at(saved, step, fail)
        with pytest.raises(IndexStorageError, match=r"no space left .* CHATBOT_INDEX_DIR"):
            save_index(saved, index, identity, {"build": "new"})
        FAULT.off()
        assert load_index(saved, identity)[1] == {"build": "old"}
        assert len(list(saved.glob("*build-*"))) == 1


def test_a_disk_that_fails_after_the_swap_leaves_the_new_one(saved, index, identity, monkeypatch):
    fsync = os.fsync

    def fail_for_the_folder(descriptor):
        if os.path.samestat(os.fstat(descriptor), saved.stat()):
            fail()
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_for_the_folder)
    with pytest.raises(IndexStorageError):
        save_index(saved, index, identity, {"build": "new"})
    assert load_index(saved, identity)[1] == {"build": "new"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="takes a process that can be killed midway")
def test_a_process_that_is_killed_at_any_step(saved, index, identity):
    count = steps(saved, index, identity)
    for step in range(1, count + 1):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads
            child = os.fork()
        if child == 0:
            FAULT.at(saved, step, lambda: os._exit(9))
            save_index(saved, index, identity, {"build": "new"})
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert load_index(saved, identity)[1] == {"build": "old"}
    save_index(saved, index, identity, {"build": "next"})
    assert load_index(saved, identity)[1] == {"build": "next"}
    assert len(list(saved.glob("*build-*"))) == 1
