"""Changes around the official text: written whole or not at all, and taken back."""

import shutil
from pathlib import Path

import pytest

from chatbot.corpus import load_collection
from chatbot.corpus.models import ErratumLine, GapLine, QuestionLine
from chatbot.curation import (
    AddAlternate,
    AddErratum,
    AddGap,
    AddJudged,
    RemoveAlternate,
    RemoveErratum,
    RemoveGap,
    RemoveJudged,
    SetContact,
    SetGlossary,
    SetSpellings,
)
from chatbot.curation.recorded import change_from_json, change_to_json
from chatbot.datatypes import Contact, EntryKey
from chatbot.errors import CorpusError

HOURS = EntryKey("parking", "1", "annual-03")
FEE = EntryKey("parking", "1", "annual-02")
LEAVE = EntryKey("leave", "2567", "annual-01")
NOTE = ErratumLine(id="annual-02", field="answer", kind="wording", note="รวมภาษีแล้ว")
JUDGED = QuestionLine(qid="j-1", query="จอดรถเสียตังไหม", category="journal", relevance={})


def gap_line(**changes):
    """A gap of the parking document; what is changed is not looked at."""
    gap = GapLine(
        id="gap-001",
        topic="การจอดรถค้างคืน",
        scope="near",
        reason="เอกสารนี้ไม่ได้กล่าวถึงการจอดรถค้างคืน",
        nearest=("annual-03",),
        queries=("จอดรถค้างคืนได้ไหม", "ฝากรถไว้ทั้งคืนได้หรือเปล่า"),
    )
    return gap.model_copy(update=changes)


@pytest.fixture
def folder(two_documents, tmp_path):
    """The two tiny documents, where they may be written to."""
    return shutil.copytree(two_documents, tmp_path / "corpora")


def make(folder, *changes):
    """Make changes one after the other; gives what takes each back."""
    undoing = []
    for change in changes:
        collection = load_collection(folder)
        undoing.append(change.taken_back_by(collection))
        change.write(collection)
    return undoing


def contents(folder):
    files = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_another_wording_is_a_line_of_its_own(folder):
    make(folder, AddAlternate(HOURS, "เอารถเข้าได้ตั้งแต่ตอนไหน"))
    line = '{"id": "annual-03", "alternates": ["เอารถเข้าได้ตั้งแต่ตอนไหน"]}\n'
    assert (folder / "parking" / "alternates.jsonl").read_text(encoding="utf-8") == line


def test_a_second_wording_stands_behind_the_first(folder):
    make(folder, AddAlternate(HOURS, "รถเข้ากี่โมง"), AddAlternate(HOURS, "ลานเปิดตอนไหน"))
    assert load_collection(folder).alternates[HOURS] == ("รถเข้ากี่โมง", "ลานเปิดตอนไหน")


@pytest.mark.parametrize("text", ["ลานจอดรถเปิดกี่โมง", " ลานจอดรถเปิดกี่โมง "])
def test_a_wording_that_stands_already_is_none(folder, text):
    with pytest.raises(CorpusError, match="stands there already"):
        make(folder, AddAlternate(HOURS, text))
    assert not (folder / "parking" / "alternates.jsonl").exists()


ALL = [
    AddAlternate(HOURS, "เอารถเข้าได้ตั้งแต่ตอนไหน"),
    AddAlternate(LEAVE, "ขอหยุดพักร้อนได้กี่วัน"),
    AddGap("parking", gap_line()),
    AddErratum(FEE, NOTE),
    AddJudged("parking", JUDGED),
    AddJudged("parking", JUDGED.model_copy(update={"relevance": {"annual-02": 2}})),
    SetGlossary("parking", "# คำเฉพาะ\r\nลานจอดรถ\r\n"),
    SetSpellings("parking", "e-Parking\tอีปาร์คกิ้ง"),
    SetContact("parking", Contact("ฝ่ายอาคาร")),
]


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.kind)
def test_what_takes_a_change_back_leaves_every_file_as_it_was(folder, change):
    before = contents(folder)
    undoing = make(folder, change)
    assert contents(folder) != before
    make(folder, *undoing)
    assert contents(folder) == before


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.kind)
def test_a_change_is_read_again_from_what_is_recorded(folder, change):
    undoing = change.taken_back_by(load_collection(folder))
    assert change_from_json(change_to_json(change)) == change
    if not isinstance(undoing, SetContact | SetGlossary | SetSpellings):
        assert type(undoing).__name__ == type(change).__name__.replace("Add", "Remove")
    assert change_from_json(change_to_json(undoing)) == undoing


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (RemoveAlternate(HOURS, "ไม่มี"), "does not stand there any more"),
        (RemoveGap("parking", "gap-001"), "no gap has the id 'gap-001' any more"),
        (RemoveErratum(FEE, NOTE), "does not stand there any more"),
        (RemoveJudged("parking", "j-1"), "no question has the qid 'j-1' any more"),
        (AddAlternate(HOURS, " "), "parking/1/annual-03: key 'alternates' must be a list of"),
        (AddGap("parking", gap_line(topic="")), "parking, gap-001: key 'topic' must be a"),
        (AddGap("parking", gap_line(nearest=("sick-01",))), "no entry has the id 'sick-01'"),
        (AddGap("Parking", gap_line()), "has the id 'Parking'. Take one of: leave, parking."),
        (
            AddErratum(
                FEE,
                ErratumLine.model_construct(id="annual-02", field="x", kind="wording", note="n"),
            ),
            "parking/1/annual-02: key 'field' must be one of 'question', 'answer', found 'x'",
        ),
        (AddErratum(FEE, NOTE.model_copy(update={"id": "annual-01"})), "the note is for 'annual-"),
        (
            AddJudged("parking", JUDGED.model_copy(update={"relevance": {"sick-01": 2}})),
            "no entry has the id 'sick-01'",
        ),
        (SetGlossary("parking", "คำหนึ่ง\tคำสอง"), "glossary.txt:1: key 'term' must be one term"),
        (SetSpellings("parking", "e-Parking"), "spellings.tsv:1: key 'others' must be spellings"),
        (SetContact("parking", Contact("x", phone="0 2123 4567")), "key 'source' must be one line"),
        (AddAlternate(EntryKey("leave", "2566", "annual-01"), "ใหม่"), "no current document"),
        (AddAlternate(EntryKey("parking", "1", "nothing"), "ใหม่"), "no current document"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(folder, change, said):
    before = contents(folder)
    with pytest.raises(CorpusError) as error:
        change.write(load_collection(folder))
    assert said in str(error.value)
    assert contents(folder) == before


def test_a_gap_can_stand_once(folder):
    make(folder, AddGap("parking", gap_line()))
    with pytest.raises(CorpusError, match="gap-001"):
        make(folder, AddGap("parking", gap_line()))


def test_the_contact_is_changed_and_nothing_else_of_its_file(folder):
    path = folder / "parking" / "document.toml"
    before = path.read_text(encoding="utf-8").splitlines()
    make(folder, SetContact("parking", Contact("ฝ่ายอาคาร")))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == ['contact = "ฝ่ายอาคารสถานที่ ชั้น 1"']
    assert load_collection(folder).current[-1].document.contact == Contact("ฝ่ายอาคาร")


@pytest.mark.parametrize(
    "contact", [Contact("ฝ่ายอาคาร", phone="0 2123 4567", source="โทรถาม 1 ม.ค. 2567"), Contact()]
)
def test_a_contact_is_a_table_where_there_is_more_than_a_name(folder, contact):
    before = load_collection(folder).current[-1].document
    undoing = make(folder, SetContact("parking", contact), SetContact("parking", contact))
    assert load_collection(folder).current[-1].document.contact == contact
    make(folder, *reversed(undoing))
    assert load_collection(folder).current[-1].document == before
