import os

import pytest

from chatbot.arrays import SMALL
from chatbot.index.touched import VerifiedFiles
from chatbot.service import Service
from chatbot.settings import load_settings

QUESTION = "พนักงานลาพักผ่อนได้ปีละกี่วัน"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "rows").write_bytes(b"0123456789")
    return tmp_path


def test_files_that_nobody_touched_are_unchanged(folder):
    verified = VerifiedFiles(folder)
    (folder / "inside" / "rows").read_bytes()
    assert not verified.changed


@pytest.mark.parametrize(
    "touch",
    [
        lambda path: os.truncate(path, 3),
        lambda path: path.write_bytes(b"9876543210"),
        lambda path: path.unlink(),
        lambda path: path.with_name("more").write_bytes(b""),
    ],
    ids=["cut short", "overwritten", "taken away", "one more"],
)
def test_whatever_is_done_to_them_is_told(folder, touch):
    verified = VerifiedFiles(folder)
    path = folder / "inside" / "rows"
    os.utime(path, (1, 1))
    touch(path)
    assert verified.changed


@pytest.fixture
def service(two_documents, tmp_path):
    own = {"corpus": two_documents, "index_dir": tmp_path / "index"}
    own_settings = load_settings().model_copy(update=own)
    # What was just built is in memory; what is opened is in its files.
    Service.load(own_settings)
    return Service.load(own_settings)


@pytest.mark.parametrize(
    "damage",
    [lambda path: os.truncate(path, 0), lambda path: path.write_bytes(bytes(path.stat().st_size))],
    ids=["cut short", "zeroed"],
)
def test_a_service_whose_index_is_damaged_answers_on_and_builds_it_anew(service, damage):
    index = service.chatbot.retriever.index
    right = service.chatbot.ask(QUESTION).answer
    assert right
    [build] = service.settings.index_dir.rglob(index.build)
    files = [path for path in build.rglob("*") if path.is_file() and path.stat().st_size]
    assert all(path.stat().st_size < SMALL for path in files)
    for path in files:
        damage(path)
    # Asked of the chatbot itself: it remembers nothing.
    assert service.chatbot.ask(QUESTION).answer == right
    assert service.take_index_in_place()
    assert service.chatbot.retriever.index.build != index.build
    assert service.chatbot.ask(QUESTION).answer == right
    assert not service.take_index_in_place()
