import errno
import subprocess
import sys
from pathlib import Path

from chatbot.index import lock

HOLDING = """
import sys, time
from pathlib import Path
from chatbot.index import lock
with lock.shared(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_many_share_and_no_one_is_alone_meanwhile(tmp_path):
    with lock.shared(tmp_path), lock.shared(tmp_path), lock.alone(tmp_path) as nobody_else:
        assert not nobody_else
    with lock.alone(tmp_path) as nobody_else:
        assert nobody_else == lock.TELLS


def test_another_process_holds_it_until_it_ends_however_it_ends(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, tmp_path], stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        with lock.alone(tmp_path) as nobody_else:
            assert not nobody_else
        process.kill()
    with lock.alone(tmp_path) as nobody_else:
        assert nobody_else == lock.TELLS


def test_where_no_lock_can_be_made_no_one_is_known_to_be_alone(tmp_path):
    missing = tmp_path / "missing"
    with lock.shared(missing), lock.alone(missing) as nobody_else:
        assert not nobody_else


def test_a_hold_lasts_as_long_as_something_refers_to_it(tmp_path):
    hold = other = lock.Hold(tmp_path)
    del hold
    with lock.alone(tmp_path) as nobody_else:
        assert not nobody_else
    del other
    with lock.alone(tmp_path) as nobody_else:
        assert nobody_else == lock.TELLS


def test_who_may_not_write_holds_it_all_the_same(tmp_path, monkeypatch):
    lock.Hold(tmp_path)  # let go at once; its file stays
    opening = Path.open

    def on_a_disk_that_is_read_only(path, mode):
        if mode != "rb":
            raise OSError(errno.EROFS, "read-only file system")
        return opening(path, mode)

    with monkeypatch.context() as here:
        here.setattr(Path, "open", on_a_disk_that_is_read_only)
        hold = lock.Hold(tmp_path)
    with lock.alone(tmp_path) as nobody_else:
        assert not nobody_else
    del hold
