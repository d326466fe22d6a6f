import json
from dataclasses import replace

import pytest

from benchmarks.errors import BenchmarkError
from benchmarks.peers.system import Response, ranked_entries
from benchmarks.peers.task import read_task, read_tasks, write_task
from benchmarks.peers.tasks import beginning, office_tasks, xquad_tasks
from benchmarks.peers.texts import (
    WORD_BREAK,
    DocumentLayout,
    as_is,
    documents_of,
    mark_words,
    marked_words,
    unmark,
)


def test_a_task_is_read_as_it_was_written(task, tmp_path):
    write_task(task, tmp_path / "new" / "task.json")
    assert read_task(tmp_path / "new" / "task.json") == task
    assert task.has_unanswerable
    assert not task.well_curated
    many = replace(task.entries[0], alternates=("อีกคำถาม",) * 10)
    assert replace(task, entries=(many, task.entries[1])).well_curated
    assert [question.qid for question in task.answerable] == ["1", "2", "3"]


@pytest.mark.parametrize("read", [read_task, read_tasks])
def test_a_file_of_another_form_says_what_to_do(read, tmp_path):
    (tmp_path / "task.json").write_text('[{"name": "x"}]', encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"task\.json.*writes? the file anew"):
        read(tmp_path / "task.json")


def test_what_is_not_there_is_left_out(tmp_path):
    assert office_tasks(None) == office_tasks(tmp_path / "office.json") == []
    assert xquad_tasks(tmp_path, 1) == []


def test_a_paragraph_is_asked_for_by_its_beginning(tmp_path):
    folder = tmp_path / "bench" / "xquad-th-mteb"
    folder.mkdir(parents=True)
    text = "\ufeffทีมรับ " + "ก" * 130
    lines = {
        "corpus.jsonl": json.dumps({"_id": "p", "text": text}),
        "queries.jsonl": "\n".join(json.dumps({"_id": id_, "text": id_}) for id_ in "abc"),
        "qrels.tsv": "query-id\tcorpus-id\tscore\na\tp\t1\nb\tp\t1\nc\tp\t1",
    }
    for name, content in lines.items():
        (folder / name).write_text(content, encoding="utf-8")
    (found,) = xquad_tasks(tmp_path, 2)
    assert [(one.question, one.answer) for one in found.entries] == [("ทีมรับ", text)]
    assert [question.qid for question in found.questions] == ["a", "c"]
    assert not found.has_unanswerable


def test_a_beginning_ends_at_a_space_where_there_is_one():
    assert beginning("หนึ่ง สอง สาม", 10) == "หนึ่ง สอง"
    assert beginning("กกกกก", 3) == "กกก"
    assert beginning("สั้น", 10) == "สั้น"


def test_alternates_stand_in_the_text_or_for_themselves(task):
    one = documents_of(task.entries, DocumentLayout.ONE_TEXT, as_is)
    assert [(text.id, text.entry) for text in one] == [("fee#0", "fee"), ("days#0", "days")]
    assert one[0].text == "ค่าธรรมเนียมเท่าใด\nร้อยบาท\nเสียเงินเท่าไหร่"
    apart = documents_of(task.entries, DocumentLayout.SEPARATE, as_is)
    assert [(text.id, text.text) for text in apart][:2] == [
        ("fee#0", "ค่าธรรมเนียมเท่าใด\nร้อยบาท"),
        ("fee#1", "เสียเงินเท่าไหร่"),
    ]


def test_words_are_marked_and_the_text_is_given_back():
    marked = mark_words("จ่ายเงิน Online ได้")
    assert unmark(marked) == "จ่ายเงิน Online ได้"
    assert marked_words(marked) == ["จ่าย", "เงิน", "online", "ได้"]
    assert mark_words(marked) == marked
    assert WORD_BREAK in marked


def test_an_entry_stands_where_its_first_document_does():
    entries = {"a#0": "a", "a#1": "a", "b#0": "b"}
    found = ranked_entries([("a#1", 3.0), ("b#0", 2.0), ("a#0", 1.0)], entries)
    assert found == Response(("a", "b"), 3.0)
    assert ranked_entries([], entries) == Response(())
