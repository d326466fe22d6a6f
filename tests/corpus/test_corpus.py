import hashlib
import json
from collections import Counter

import pytest

from chatbot.corpus import load_corpus
from chatbot.corpus.entries import make_entries, write_entries
from chatbot.corpus.metadata import read_metadata
from chatbot.corpus.questions import QUERIES_FILE
from chatbot.errors import CorpusError


def test_the_shipped_document_has_its_57_entries(corpus):
    assert Counter(entry.section.title for entry in corpus.entries) == {
        "ภาพรวมการประเมินฯ": 7,
        "ตัวชี้วัด Data catalog": 22,
        "ตัวชี้วัด e-service": 23,
        "ตัวชี้วัด PMQA": 5,
    }
    assert [corpus.entries[0].id, corpus.entries[7].id] == ["overview-01", "data-catalog-01"]
    assert [corpus.entries[29].id, corpus.entries[56].id] == ["e-service-01", "pmqa-05"]


def test_entries_are_what_the_reader_makes_of_the_source(corpus):
    assert tuple(make_entries(read_metadata(corpus.folder))) == corpus.entries


def test_entries_made_anew_are_the_shipped_file(folder):
    path = folder / "entries.jsonl"
    shipped = path.read_bytes()
    path.unlink()
    write_entries(folder, make_entries(read_metadata(folder)))
    assert path.read_bytes() == shipped


def test_the_source_is_the_document_as_issued(corpus):
    data = (corpus.folder / "source.txt").read_bytes()
    assert len(data) == 65208
    assert hashlib.sha256(data).hexdigest() == (
        "3376d09f6adcbee610e703937ec7c75b08b534d89f3b28562eb9660724728aaa"
    )


def test_rows_that_cross_a_page(corpus):
    assert corpus.entry("overview-02").lines == (17, 20)
    assert corpus.entry("overview-02").answer.endswith(
        "ดังนี้\n\n- Template 1 ภายในเดือนธันวาคม 2564\n- Template 2 ภายในเดือนเมษายน 2565\n"
        "- Template 3 ภายในเดือนพฤษภาคม 2565"
    )
    assert "คำอธิบายชุดข้อมูล (metadata) 14" in corpus.entry("data-catalog-21").question
    assert "หรือหน่วยงาน สามารถขอรับ" in corpus.entry("data-catalog-21").answer
    assert "ใช้หรือไม่ สำหรับส่วนราชการอื่นอีก 19" in corpus.entry("e-service-15").question
    assert "อาจพิจารณา เลือกพัฒนา" in corpus.entry("e-service-15").answer


def test_an_entry_knows_where_it_stands(corpus):
    entry = corpus.entry("data-catalog-21")
    assert entry.key == ("opdc-potential-base-2565", "2564-09-10", "data-catalog-21")
    assert (entry.number, entry.lines) == (21, (54, 57))
    assert entry.document.date.isoformat() == "2021-09-10"
    assert entry.sha256 == hashlib.sha256(entry.answer.encode()).hexdigest()


def test_curated_files_are_taken_in(corpus):
    assert sum(map(len, corpus.alternates.values())) == 1026
    assert len(corpus.gaps) == 145
    assert {erratum.field for notes in corpus.errata.values() for erratum in notes} == {
        "question",
        "answer",
    }


def test_every_quoted_misprint_stands_in_the_field_it_is_said_of(corpus):
    for notes in corpus.errata.values():
        for erratum in notes:
            if "พิมพ์ว่า “" in erratum.note:
                printed = erratum.note.split("พิมพ์ว่า “")[1].split("”")[0]
                assert printed in getattr(corpus.entry(erratum.entry_id), erratum.field)


def test_the_digest_follows_what_an_index_is_built_from(corpus, folder, edit):
    assert load_corpus(folder).sha256 == corpus.sha256
    edit("alternates.jsonl", 3, lambda value: value["alternates"].append("คำถามใหม่"))
    assert load_corpus(folder).sha256 != corpus.sha256


def test_a_changed_answer_is_refused_by_name(folder, edit):
    edit("entries.jsonl", 12, lambda value: value.update(answer="แก้ไขแล้ว"))
    with pytest.raises(CorpusError, match="entry data-catalog-06: its answer does not stand"):
        load_corpus(folder)


def test_a_changed_question_is_refused_by_name(folder, edit):
    edit("entries.jsonl", 0, lambda value: value.update(question=value["question"] + "ครับ"))
    with pytest.raises(CorpusError, match="entry overview-01: its question does not stand"):
        load_corpus(folder)


def test_an_answer_cut_at_the_page_break_is_refused(folder, edit):
    def cut(value):
        value["lines"] = [17, 17]
        value["answer"] = value["answer"].split("\n- Template 2")[0]
        value["sha256"] = hashlib.sha256(value["answer"].encode()).hexdigest()

    edit("entries.jsonl", 1, cut)
    with pytest.raises(CorpusError, match="entry overview-02: differs from what the reader"):
        load_corpus(folder)


def test_a_wrong_number_is_refused(folder, edit):
    edit("entries.jsonl", 1, lambda value: value.update(number=9))
    with pytest.raises(CorpusError, match="entry overview-02: differs"):
        load_corpus(folder)


def test_a_missing_entry_is_refused(folder):
    for name in ("alternates.jsonl", "errata.jsonl", "out_of_scope.jsonl"):
        (folder / name).unlink()
    path = folder / "entries.jsonl"
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]
    path.write_text("".join(kept), encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"entries.jsonl: 56 entries are stored, but the source has 57"
    ):
        load_corpus(folder)


@pytest.mark.parametrize("name", ["../x", "a/b", "", "..", "/abs", "ก"])
def test_an_id_that_could_not_stand_in_a_path_is_refused(folder, name):
    path = folder / "document.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "opdc-potential-base-2565"', f'id = "{name}"'), "utf-8")
    with pytest.raises(CorpusError, match=r"document.toml: (id|key 'id')"):
        load_corpus(folder)


def test_a_changed_digest_is_refused(folder, edit):
    edit("entries.jsonl", 0, lambda value: value.update(sha256="0" * 64))
    with pytest.raises(CorpusError, match=r"entries.jsonl:1: entry overview-01: the SHA-256"):
        load_corpus(folder)


def test_lines_outside_the_source_are_refused(folder, edit):
    edit("entries.jsonl", 0, lambda value: value.update(lines=[16, 999]))
    with pytest.raises(CorpusError, match="entry overview-01: lines 16-999"):
        load_corpus(folder)


@pytest.mark.parametrize("lines", [[16], "16", [16, "16"], None])
def test_malformed_lines_are_refused(folder, edit, lines):
    edit("entries.jsonl", 0, lambda value: value.update(lines=lines))
    with pytest.raises(CorpusError, match=r"entries.jsonl:1 \(overview-01\): key 'lines'"):
        load_corpus(folder)


def test_an_id_that_stands_twice_is_refused(folder, edit):
    edit("entries.jsonl", 1, lambda value: value.update(id="overview-01"))
    with pytest.raises(CorpusError, match=r"entries.jsonl:2: entry id 'overview-01' stands twice"):
        load_corpus(folder)


def test_an_empty_answer_is_refused(folder, edit):
    edit("entries.jsonl", 1, lambda value: value.update(answer=""))
    with pytest.raises(CorpusError, match=r":2 \(overview-02\): key 'answer' must be .*found ''"):
        load_corpus(folder)


def test_a_changed_source_is_refused(folder):
    path = folder / "source.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(CorpusError, match=r"source.txt: SHA-256 is .* byte for byte"):
        load_corpus(folder)


@pytest.mark.parametrize("file", ["document.toml", "source.txt", "entries.jsonl"])
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    with pytest.raises(CorpusError, match=file):
        load_corpus(folder)


@pytest.mark.parametrize("file", ["alternates.jsonl", "errata.jsonl", "out_of_scope.jsonl"])
def test_curated_files_may_be_missing(folder, file):
    (folder / file).unlink()
    assert len(load_corpus(folder).entries) == 57


def test_a_missing_folder_names_the_setting(tmp_path):
    with pytest.raises(CorpusError, match="CHATBOT_CORPUS"):
        load_corpus(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("alternates.jsonl", '{"id": "nothing-01", "alternates": ["ก"]}', "no entry has the id"),
        ("alternates.jsonl", '{"id": "pmqa-01", "alternates": [""]}', "non-empty strings"),
        ("errata.jsonl", '{"id": "pmqa-01", "field": "x", "kind": "k", "note": "n"}', "one of"),
        ("out_of_scope.jsonl", "[]", "expected a JSON object"),
        ("out_of_scope.jsonl", '{"id": "gap-001"', "not a line of JSON"),
    ],
)
def test_a_malformed_curated_line_is_named(folder, file, line, message):
    (folder / file).write_text(line, encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"{file}:1.*{message}"):
        load_corpus(folder)


def test_broken_utf8_is_named(folder):
    (folder / "errata.jsonl").write_bytes(b'{"id": "\xff"}')
    with pytest.raises(CorpusError, match=r"errata.jsonl:1: not a line of JSON in UTF-8"):
        load_corpus(folder)


def test_spellings_lead_to_the_documents_own(corpus):
    assert corpus.spellings["อีเซอร์วิส"] == "e-Service"
    assert corpus.spellings["เคพีไอ"] == "KPI"
    terms = "\n".join((corpus.source, *corpus.glossary)).lower()
    assert [term for term in corpus.spellings.values() if term.lower() not in terms] == []


def test_a_corpus_without_spellings_loads(folder, corpus):
    (folder / "spellings.tsv").unlink()
    plain = load_corpus(folder)
    assert plain.spellings == {}
    assert plain.sha256 != corpus.sha256


def test_comments_and_empty_lines_are_no_spellings(folder):
    text = "# term, other spellings\n\nKPI\tเคพีไอ\tเค พี ไอ\n"
    (folder / "spellings.tsv").write_text(text, encoding="utf-8")
    assert load_corpus(folder).spellings == {"เคพีไอ": "KPI", "เค พี ไอ": "KPI"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KPI", "spellings.tsv:1: key 'others' must be spellings of .*, found \\[\\]"),
        ("KPI\tเคพีไอ\t\tเค พี ไอ", "spellings.tsv:1: key 'others' must be .* found '' at 2"),
        ("# สองบรรทัด\nKPI\tkpi", "spellings.tsv:2: 'kpi' is no other spelling of 'KPI'"),
        ("KPI\tเคพีไอ\nMOU\tเคพีไอ", "spellings.tsv:2: spelling 'เคพีไอ' stands twice"),
        ("KPI\t\u200b", "spellings.tsv:1: '' is no other spelling"),
    ],
)
def test_malformed_spellings_are_named(folder, text, message):
    (folder / "spellings.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load_corpus(folder)


def test_spellings_that_are_not_utf8_are_named(folder):
    (folder / "spellings.tsv").write_bytes(b"KPI\t\xff")
    with pytest.raises(CorpusError, match=r"spellings.tsv:1: not UTF-8"):
        load_corpus(folder)


def test_the_development_set_is_what_people_judged(corpus):
    assert {question.qid for question in corpus.judged} == {
        json.loads(line)["qid"]
        for line in (corpus.folder / QUERIES_FILE).read_text(encoding="utf-8").splitlines()
    }
    assert corpus.without_curation().judged == ()


def test_a_corpus_without_judged_questions_loads(folder, corpus):
    (folder / QUERIES_FILE).unlink()
    plain = load_corpus(folder)
    assert plain.judged == ()
    assert plain.sha256 != corpus.sha256


def test_a_malformed_judged_question_is_named(folder, edit):
    edit(QUERIES_FILE, 4, lambda value: value.update(relevance={"nothing-01": 2}))
    with pytest.raises(CorpusError, match=r"queries.jsonl:5: no entry has .* in 'relevance'\.$"):
        load_corpus(folder)
