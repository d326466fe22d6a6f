import pytest

from chatbot.datatypes import Answer, Choice, EntryKey, Hit, Reason, Status, Turn
from chatbot.journal.journal import Journal
from chatbot.journal.store import JournalStore

KEYS = tuple(EntryKey("leave", "2567", str(number)) for number in (1, 2, 3))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def store(folder):
    return JournalStore(folder, patience_s=0.05)


@pytest.fixture
def journal(store):
    """Tries again at once, so that a test waits for no clock."""
    opened = Journal(store, 90, mask=lambda text: text.replace("secret", "[X]"), retry_s=0.01)
    yield opened
    opened.close()


@pytest.fixture
def turn():
    """Makes a turn that was offered some entries."""

    def make(question="ลาได้กี่วัน", reason=Reason.UNSURE, status=Status.SUGGESTED, **fields):
        choices = tuple(Choice(key, "คำถาม", "เอกสาร", "หมวด", 1) for key in KEYS)
        answer = Answer(
            status, reason, 0.41234, ranking=(Hit(KEYS[0], 1.0),), choices=choices, **fields
        )
        return Turn(question, answer)

    return make
