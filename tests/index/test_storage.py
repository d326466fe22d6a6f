import json
import os
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from fixtures.office import office_key

from chatbot.corpus import Collection, load_collection
from chatbot.datatypes import EntryKey
from chatbot.errors import StaleIndexError
from chatbot.index import lock
from chatbot.index.build import build_index
from chatbot.index.identity import Identity
from chatbot.index.storage import current_build, load_index, save_index


@pytest.fixture
def saved(tmp_path, index, identity):
    folder = tmp_path / "built"
    save_index(folder, index, identity, {"note": {"ก": 1}})
    return folder


def files(folder):
    build = folder / (folder / "CURRENT").read_text(encoding="utf-8").split()[0]
    return [path for path in build.rglob("*") if path.is_file() and path.name != "LOCK"]


def test_what_is_saved_is_loaded(saved, index, identity, office_reader):
    loaded, attachments = load_index(saved, identity)
    assert (loaded.entries, loaded.gaps) == (index.entries, index.gaps)
    assert loaded.entries == (office_key("e0"), office_key("e1"), office_key("e2"))
    assert {type(key) for key in loaded.entries} == {EntryKey}
    assert attachments == {"note": {"ก": 1}}
    assert loaded.years == index.years == {"office": {2565}}
    query = office_reader.read("cost of forms")
    for name, leg in index.legs.items():
        assert list(loaded.legs[name].ask(query)) == list(leg.ask(query))


def test_entries_of_several_documents_are_told_apart(tmp_path, two_documents, office_reader):
    collection = load_collection(two_documents)
    index = build_index(collection, office_reader)
    identity = Identity.of(collection, office_reader, "faiss")
    save_index(tmp_path, index, identity, {})
    loaded, _ = load_index(tmp_path, identity)
    assert loaded.entries == tuple(entry.key for entry in collection.entries)
    assert len({key.document for key in loaded.entries}) == 2
    assert len(set(loaded.entries)) > len({key.entry for key in loaded.entries})


def test_nothing_is_pickled(saved):
    assert {path.suffix for path in files(saved)} <= {".json", ".npy", ".faiss"}
    for path in files(saved):
        assert b"\x80\x04\x95" not in path.read_bytes()


def test_no_index_yet(tmp_path, identity):
    with pytest.raises(StaleIndexError, match="no index in"):
        load_index(tmp_path / "nowhere", identity)


@pytest.mark.parametrize("part", ["collection", "model", "glossary", "store", "code"])
def test_an_index_of_something_else_is_stale(saved, identity, part):
    with pytest.raises(StaleIndexError, match=f"built from another {part}"):
        load_index(saved, replace(identity, **{part: "other"}))


def test_another_library_version_is_stale(saved, identity):
    other = replace(identity, libraries={**identity.libraries, "pythainlp": "1.0"})
    with pytest.raises(StaleIndexError, match="built from another libraries"):
        load_index(saved, other)


def test_a_truncated_file_is_found(saved, identity):
    for path in files(saved):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(StaleIndexError):
            load_index(saved, identity)
        path.write_bytes(whole)
    load_index(saved, identity)


def test_a_missing_file_is_found(saved, identity):
    next(path for path in files(saved) if path.suffix == ".faiss").unlink()
    table = r"(?:dense/(?:entries|gaps)/rows_[0-9a-f]{32}|entry_words/vectors)\.faiss$"
    with pytest.raises(StaleIndexError, match=f"damaged: {table}"):
        load_index(saved, identity)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"identity": 1, "files": 2}', "\xff"])
def test_a_damaged_manifest_is_found(saved, identity, manifest):
    path = next(path for path in files(saved) if path.name == "manifest.json")
    path.write_bytes(manifest.encode("latin-1"))
    with pytest.raises(StaleIndexError):
        load_index(saved, identity)


def test_a_manifest_with_one_changed_number_is_found(saved, identity):
    path = next(path for path in files(saved) if path.name == "manifest.json")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"e1"', '"e2"'), encoding="utf-8")
    with pytest.raises(StaleIndexError, match=r"manifest in .* is damaged"):
        load_index(saved, identity)


@pytest.mark.parametrize("pointer", ["", "x", "../elsewhere abc", "build-1 abc", "a b c"])
def test_a_pointer_that_names_no_build_is_found(saved, identity, pointer):
    (saved / "CURRENT").write_text(pointer, encoding="utf-8")
    with pytest.raises(StaleIndexError):
        load_index(saved, identity)


def test_a_source_that_names_another_year_is_another_collection(
    saved, identity, small_office, office_reader
):
    (corpus,) = small_office.current
    other = Collection.of([replace(corpus, source="ปี 2566")])
    with pytest.raises(StaleIndexError, match="another collection"):
        load_index(saved, Identity.of(other, office_reader, "faiss"))
    load_index(saved, identity)


def test_a_new_build_replaces_the_old_one(saved, index, identity):
    old = (saved / "CURRENT").read_text(encoding="utf-8").split()[0]
    save_index(saved, index, identity, {})
    (new,) = saved.glob("build-*")
    assert new.name != old
    load_index(saved, identity)


def test_an_index_knows_the_build_that_it_was_loaded_from(tmp_path, index, identity):
    assert index.build is None
    name = save_index(tmp_path, index, identity, {})
    assert name == current_build(tmp_path)
    assert load_index(tmp_path, identity)[0].build == name
    assert current_build(tmp_path / "nowhere") is None


def test_a_build_is_kept_as_long_as_an_index_loaded_from_it(saved, index, identity):
    loaded, _ = load_index(saved, identity)
    copy = replace(loaded, gaps=0)
    del loaded
    for _ in range(2):
        save_index(saved, index, identity, {})
        assert {path.name for path in saved.glob("build-*")} == {copy.build, current_build(saved)}
    del copy
    save_index(saved, index, identity, {})
    assert [path.name for path in saved.glob("build-*")] == [current_build(saved)]


HOLDING = """
import json
import sys
from pathlib import Path
from chatbot.index.identity import Identity
from chatbot.index.storage import current_build, load_index
folder = Path(sys.argv[1])
manifest = json.loads((folder / current_build(folder) / "manifest.json").read_text("utf-8"))
loaded, _ = load_index(folder, Identity(**manifest["identity"]))
print(loaded.build, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not lock.TELLS, reason="a day has to pass where no lock tells")
def test_a_build_is_kept_that_another_process_has_loaded(saved, index, identity):
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", HOLDING, saved],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        held = process.stdout.readline().strip()
        save_index(saved, index, identity, {})
        assert (saved / held / "manifest.json").is_file()
    save_index(saved, index, identity, {})
    assert not (saved / held).exists()


@pytest.mark.parametrize("held", [True, False])
def test_where_no_lock_tells_an_old_build_is_kept_while_its_files_cannot_be_removed(
    saved, index, identity, monkeypatch, held
):
    # As on Windows, which does not let go of a file that somebody has open.
    old = saved / current_build(saved)
    unlink = pathlib.Path.unlink

    def refuse_what_is_open(path, missing_ok=False):
        if held and path == old / "LOCK":
            raise PermissionError("used by another process")
        unlink(path, missing_ok)

    monkeypatch.setattr(lock, "TELLS", False)
    monkeypatch.setattr(pathlib.Path, "unlink", refuse_what_is_open)
    os.utime(old, (0, 0))
    save_index(saved, index, identity, {})
    assert bool(list(old.rglob("*.faiss"))) == held


def test_what_an_ended_build_left_is_removed(saved, index, identity):
    left = saved / f"build-{'0' * 32}"
    (left / "words").mkdir(parents=True)
    (saved / f"CURRENT.{left.name}").touch()
    save_index(saved, index, identity, {})
    assert len(list(saved.glob("*build-*"))) == 1


def test_a_build_that_another_process_is_making_is_left_alone(saved, index, identity):
    other = saved / f"build-{'0' * 32}"
    other.mkdir()
    # However long ago it began.
    os.utime(other, (0, 0))
    with lock.shared(saved):
        save_index(saved, index, identity, {})
    assert other.is_dir()
    load_index(saved, identity)


def test_builds_of_many_threads_at_once_leave_one_index(tmp_path, index, identity):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: save_index(tmp_path, index, identity, {}), range(12)))
    load_index(tmp_path, identity)
    save_index(tmp_path, index, identity, {})
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_a_build_that_fails_leaves_the_old_one(saved, index, identity):
    before = sorted(path.name for path in saved.iterdir())
    with pytest.raises(TypeError):
        save_index(saved, index, identity, {"not JSON": object()})
    assert sorted(path.name for path in saved.iterdir()) == before
    assert load_index(saved, identity)[1] == {"note": {"ก": 1}}


def test_the_manifest_can_be_read_by_people(saved):
    path = next(path for path in files(saved) if path.name == "manifest.json")
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert manifest["entries"] == [["office", "1", id_] for id_ in ("e0", "e1", "e2")]
    assert manifest["gaps"] == 1
    assert manifest["years"] == {"office": [2565]}
    assert manifest["attachments"] == ["note"]
    assert set(manifest["identity"]["libraries"]) >= {"faiss-cpu", "numpy", "pythainlp"}


def test_nobody_takes_a_build_for_abandoned_while_it_is_written(tmp_path, index, identity):
    abandoned = []

    class Slow:
        def save(self, folder):
            with lock.alone(folder.parent) as is_left:
                abandoned.append(is_left)

    slow = replace(index, legs={**index.legs, "slow": Slow()})
    save_index(tmp_path, slow, identity, {})
    assert abandoned == [False]
