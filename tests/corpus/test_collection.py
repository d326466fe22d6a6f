"""Documents side by side: which version is current, and how entries are named."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from chatbot.corpus import Collection, load_collection, load_corpus
from chatbot.datatypes import Contact, EntryKey
from chatbot.errors import CorpusError

LEAVE = EntryKey("leave", "2567", "annual-01")
OLD_LEAVE = EntryKey("leave", "2566", "annual-01")
PARKING = EntryKey("parking", "1", "annual-01")


@pytest.fixture(scope="module")
def collection(two_documents):
    return load_collection(two_documents)


def test_a_folder_of_corpus_folders_is_a_collection(collection):
    found = [(corpus.document.id, corpus.document.version) for corpus in collection.current]
    assert found == [("leave", "2567"), ("parking", "1")]
    assert [corpus.document.version for corpus in collection.superseded] == ["2566"]


def test_only_current_entries_are_searched(collection):
    keys = [entry.key for entry in collection.entries]
    assert keys[0] == LEAVE
    assert len(keys) == 6
    assert OLD_LEAVE not in keys


def test_an_older_version_stays_readable(collection):
    assert "10 วันทำการ" in collection.entry(OLD_LEAVE).answer
    assert "12 วันทำการ" in collection.entry(LEAVE).answer
    assert collection.corpus("leave", "2566").source_bytes
    assert collection.corpus("leave", "2565") is None


def test_what_is_curated_goes_by_the_key(collection):
    assert list(collection.alternates) == [LEAVE]
    assert list(collection.errata) == [EntryKey("leave", "2567", "annual-02")]
    (gap,) = collection.gaps
    assert gap.document.id == "leave"
    assert gap.nearest == (EntryKey("leave", "2567", "sick-01"),)


def test_an_id_that_one_document_has_is_a_name(collection):
    assert collection.resolve("sick-01") == EntryKey("leave", "2567", "sick-01")


def test_an_id_that_two_documents_have_needs_its_document(collection):
    with pytest.raises(CorpusError, match=r"annual-01.*document/version/entry"):
        collection.resolve("annual-01")
    assert collection.resolve("parking/1/annual-01") == PARKING
    assert collection.resolve("leave/2566/annual-01") == OLD_LEAVE


@pytest.mark.parametrize("name", ["", "nothing-01", "parking/2/annual-01", "x" * 100_000])
def test_what_is_no_name_is_said_in_short(collection, name):
    with pytest.raises(CorpusError) as caught:
        collection.resolve(name)
    assert len(str(caught.value)) < 400


def test_whom_to_ask(collection):
    parking = collection.documents[1]
    (contact,) = collection.contacts_of(parking)
    assert contact.name == "ฝ่ายอาคารสถานที่ ชั้น 1"
    both = collection.contacts_of(None)
    assert [contact.name for contact in both] == [
        "กองการเจ้าหน้าที่ โทรศัพท์ภายใน 1101",
        "ฝ่ายอาคารสถานที่ ชั้น 1",
    ]


def test_whom_two_documents_name_alike_is_named_once(collection):
    corpus, other = collection.current
    alike = replace(other, document=replace(other.document, contact=corpus.document.contact))
    assert len(replace(collection, current=(corpus, alike)).contacts_of(None)) == 1


def test_without_a_contact_the_office_is_asked(collection):
    parking = replace(collection.documents[1], contact=Contact())
    assert collection.contacts_of(parking) == (Contact(name="ฝ่ายอาคารสถานที่"),)


def test_a_single_corpus_is_a_collection_of_one(corpus):
    collection = load_collection(corpus.folder)
    assert collection.single
    assert collection.name == "opdc-potential-base-2565/2564-09-10"
    assert collection.entries == corpus.entries


def test_a_collection_is_named_by_its_documents_whatever_their_version(collection):
    newer = replace(collection.current[0].document, version="2568", date=date(2025, 1, 1))
    other = Collection.of([replace(collection.current[0], document=newer), collection.current[1]])
    assert collection.name == other.name != collection.current[0].document.id
    assert collection.sha256 != other.sha256


def test_the_first_day_has_nothing_curated(collection):
    bare = collection.without_curation()
    assert (bare.alternates, bare.gaps, bare.judged) == ({}, (), ())
    assert bare.entries == collection.entries


def test_a_topic_can_be_left_out(collection):
    assert collection.without_gap(collection.gaps[0]).gaps == ()


def test_two_versions_of_one_date_have_no_later_one(two_documents):
    corpus = load_corpus(two_documents / "parking")
    twin = replace(corpus, document=replace(corpus.document, version="2"))
    with pytest.raises(CorpusError, match="'1' and '2' have one date"):
        Collection.of([corpus, twin])


def test_one_version_stands_once(two_documents):
    corpus = load_corpus(two_documents / "parking")
    with pytest.raises(CorpusError, match="version '1' stands twice"):
        Collection.of([corpus, corpus])


def test_nothing_is_no_collection():
    with pytest.raises(CorpusError, match="at least one"):
        Collection.of([])


def test_a_folder_without_a_corpus_says_what_it_lacks(tmp_path):
    with pytest.raises(CorpusError, match=r"document\.toml"):
        load_collection(tmp_path)
    with pytest.raises(CorpusError, match="no such corpus folder"):
        load_collection(tmp_path / "nowhere")


def test_one_corpus_that_cannot_be_trusted_stops_all(two_documents, tmp_path):
    folder = tmp_path / "corpora"
    shutil.copytree(two_documents, folder)
    (folder / "parking" / "source.txt").write_text("เปลี่ยนแล้ว", encoding="utf-8")
    with pytest.raises(CorpusError, match="SHA-256"):
        load_collection(folder)


def test_a_hidden_folder_is_no_document(two_documents, tmp_path):
    folder = tmp_path / "corpora"
    shutil.copytree(two_documents, folder)
    shutil.copytree(two_documents / "parking", folder / ".parking-draft")
    assert len(load_collection(folder).current) == 2


def test_a_document_whose_file_leads_nowhere_is_not_passed_over(two_documents, tmp_path):
    folder = tmp_path / "corpora"
    shutil.copytree(two_documents, folder)
    (folder / "parking" / "document.toml").unlink()
    (folder / "parking" / "document.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match=r"parking.document\.toml"):
        load_collection(folder)
