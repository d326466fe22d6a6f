"""A document imported again is a new version; what was curated goes along."""

import json
from datetime import date

import pytest
from importing.formats.makers import csv_of

from chatbot.corpus import load_collection, load_corpus
from chatbot.errors import CorpusError, DocumentFileError
from chatbot.importing.report import change_lines

HEADER = ("ลำดับ", "คำถาม", "คำตอบ")
FIRST = [("1", "ลากิจได้กี่วัน", "ปีละ 45 วัน"), ("2", "ลาบวชได้กี่วัน", "120 วัน"), ("3", "ลาพักได้ไหม", "ได้")]
LATER = [
    ("1", "ลาคลอดได้กี่วัน", "98 วัน"),
    ("2", "ลากิจได้กี่วัน", "ปีละ 30 วัน"),
    ("3", "ลาอุปสมบทได้กี่วัน", "120 วัน"),
]  # fmt: skip


def lines(path, *values):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(value) + "\n" for value in values))


@pytest.fixture
def twice(import_into, tmp_path):
    """Two versions, the first of them curated."""
    import_into("faq.csv", csv_of(FIRST, header=HEADER))
    folder = tmp_path / "corpora" / "leave"
    lines(
        folder / "alternates.jsonl",
        {"id": "faq-01", "alternates": ["ขอลากิจได้นานเท่าใด"]},
        {"id": "faq-02", "alternates": ["บวชลาได้นานไหม"]},
        {"id": "faq-03", "alternates": ["หยุดพักได้หรือเปล่า"]},
    )
    note = {"field": "answer", "kind": "date", "note": "ดูประกาศ"}
    lines(folder / "errata.jsonl", {"id": "faq-01", **note}, {"id": "faq-02", **note})
    gap = {"topic": "โบนัส", "scope": "near", "reason": "ไม่มี", "queries": ["โบนัสออกเมื่อไร"]}
    lines(folder / "out_of_scope.jsonl", {"id": "gap-1", "nearest": ["faq-01", "faq-03"], **gap})
    asked = {"qid": "q1", "query": "กิจ", "category": "x", "relevance": {"faq-01": 2}}
    gone = {"qid": "q2", "query": "พัก", "category": "x", "relevance": {"faq-03": 2}}
    lines(folder / "evaluation" / "queries.jsonl", asked, gone)
    (folder / "glossary.txt").write_text("ลากิจ\n")
    return import_into("later.csv", csv_of(LATER, header=HEADER), date(2025, 1, 5))


def test_the_newer_version_answers_and_the_older_stays(twice, tmp_path):
    collection = load_collection(tmp_path / "corpora")
    assert [one.document.version for one in collection.current] == ["2568-01-05"]
    assert [one.document.version for one in collection.superseded] == ["2567-01-05"]
    assert {path.name for path in (tmp_path / "corpora").iterdir()} == {"leave", "leave-2567-01-05"}


def test_what_differs_is_told(twice):
    changes = twice.changes
    assert changes.same_as == {"faq-02": "faq-01", "faq-03": "faq-02"}
    assert [entry.id for entry in changes.added] == ["faq-01"]
    assert [entry.question for entry in changes.removed] == ["ลาพักได้ไหม"]
    assert [now.id for now, _ in changes.answered_otherwise] == ["faq-02"]
    assert [now.id for now, _ in changes.reworded] == ["faq-03"]


def test_what_was_curated_goes_along_with_its_entry(twice, tmp_path):
    corpus = load_corpus(tmp_path / "corpora" / "leave")
    assert corpus.alternates == {
        "faq-02": ("ขอลากิจได้นานเท่าใด",),
        "faq-03": ("บวชลาได้นานไหม",),
    }
    assert corpus.errata == {}
    assert [key.entry for key in corpus.gaps[0].nearest] == ["faq-02"]
    assert [question.qid for question in corpus.judged] == ["q1"]
    assert corpus.glossary == ("ลากิจ",)
    assert list(twice.notes) == [
        "alternates of changed entries were kept; read them again: faq-02, faq-03",
        "2 editor's notes were left behind, since their entries changed",
        "1 judged questions were left behind, since their entries are gone",
    ]


def test_a_version_must_be_later_than_the_one_before(import_into, tmp_path):
    import_into("faq.csv", csv_of(FIRST, header=HEADER))
    before = sorted(path.name for path in (tmp_path / "corpora").rglob("*"))
    with pytest.raises(DocumentFileError, match=r"must be later.*--date"):
        import_into("later.csv", csv_of(LATER, header=HEADER))
    assert sorted(path.name for path in (tmp_path / "corpora").rglob("*")) == before


def test_a_folder_of_something_else_is_left_alone(import_into, tmp_path):
    (tmp_path / "corpora" / "leave").mkdir(parents=True)
    (tmp_path / "corpora" / "leave" / "thesis.txt").write_text("x")
    with pytest.raises(DocumentFileError, match="no corpus folder"):
        import_into("faq.csv", csv_of(FIRST, header=HEADER))


def test_the_office_s_file_and_the_transcript_are_witnesses(import_into, tmp_path):
    import_into("faq.csv", csv_of(FIRST, header=HEADER))
    folder = tmp_path / "corpora" / "leave"
    (original,) = (folder / "original").iterdir()
    for path, change in ((original, b"x"), (folder / "transcript.jsonl", b"\n")):
        data = path.read_bytes()
        path.write_bytes(data + change)
        with pytest.raises(CorpusError, match="SHA-256"):
            load_corpus(folder)
        path.write_bytes(data)
    load_corpus(folder)


def test_another_section_is_told(import_into):
    header = ("หมวด", *HEADER)
    import_into("faq.csv", csv_of([("การลา", *row) for row in FIRST], header=header))
    later = [("การลางาน", *FIRST[0]), ("การลางาน", *FIRST[1]), ("วันหยุด", *FIRST[2])]
    changes = import_into("new.csv", csv_of(later, header=header), date(2025, 1, 5)).changes
    assert not changes.none
    assert (changes.added, changes.removed, changes.changed) == ((), (), frozenset())
    assert list(change_lines(changes)) == [
        "2 now under 'การลางาน', was under 'การลา':\n  section-2-01\n  section-2-02",
        "1 now under 'วันหยุด', was under 'การลา':\n  section-3-03",
    ]


def test_one_question_in_two_sections_goes_on_in_each(import_into):
    header = ("หมวด", "คำถาม", "คำตอบ")
    rows = [("บัตร", "ค่าธรรมเนียม", "10 บาท"), ("ทะเบียน", "ค่าธรรมเนียม", "20 บาท")]
    import_into("faq.csv", csv_of(rows, header=header))
    later = [("ทะเบียน", "ค่าธรรมเนียม", "25 บาท"), rows[0]]
    changes = import_into("new.csv", csv_of(later, header=header), date(2025, 1, 5)).changes
    assert changes.moved == ()
    assert [one.answer for one, _ in changes.answered_otherwise] == ["25 บาท"]
