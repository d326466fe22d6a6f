import pytest

from chatbot.index import identity
from chatbot.index.identity import Identity


@pytest.fixture
def _anew():
    """Forgets what was read before and after, as a process does that starts."""
    for read in (identity._code_digest, identity._versions):
        read.cache_clear()
    yield
    for read in (identity._code_digest, identity._versions):
        read.cache_clear()


@pytest.mark.usefixtures("_anew")
def test_code_that_is_upgraded_under_a_running_process_is_not_taken_for_its_own(
    small_office, office_reader, monkeypatch, tmp_path
):
    before = Identity.of(small_office, office_reader, "faiss")
    monkeypatch.setattr(identity, "_PACKAGE", tmp_path)
    monkeypatch.setattr(identity, "version", lambda _: "99")
    assert Identity.of(small_office, office_reader, "faiss") == before


def test_what_is_done_to_one_identity_is_not_done_to_the_next(small_office, office_reader):
    Identity.of(small_office, office_reader, "faiss").libraries.clear()
    assert Identity.of(small_office, office_reader, "faiss").libraries["numpy"]


def test_a_library_that_is_left_out_is_none(monkeypatch):
    monkeypatch.setattr(identity, "_LIBRARIES", ("numpy", "no-such-library"))
    assert identity._versions.__wrapped__()["no-such-library"] == "none"
