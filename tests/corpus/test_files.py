import os

import pytest

from chatbot.corpus.files import read_lines, write_bytes
from chatbot.errors import CorpusError


def test_lines_without_their_ends_and_the_byte_order_mark(tmp_path):
    path = tmp_path / "file"
    path.write_bytes("\ufeffก\r\nข\u2028ข\n\nค".encode())
    assert [line.decode() for line in read_lines(path)] == ["ก", "ข\u2028ข", "", "ค"]


def test_a_file_is_put_in_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o664)
    write_bytes(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o664
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CorpusError, match=r"file: cannot be written \(No space left on device\)"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("folder", ["nowhere", "a file"])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, folder):
    (tmp_path / "a file").touch()
    with pytest.raises(CorpusError, match=f"{folder}/file: cannot be written .* Make sure"):
        write_bytes(tmp_path / folder / "file", b"new")


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    with pytest.raises(CorpusError, match=r"nowhere: cannot be read .* Make sure"):
        read_lines(tmp_path / "nowhere")
