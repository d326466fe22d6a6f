import json

from benchmarks.peers.task import read_tasks
from scripts.write_unseen_office import office_task
from training.data import FaqEntry

ENTRY = FaqEntry(
    topic="บัตร: ทำบัตร",
    question="ทำบัตรใช้เอกสารใด",
    answer="สูติบัตร",
    variants=("เอาอะไรไปบ้าง", "ต้องมีใบเกิดไหม", "what do I bring"),
    near_misses=("ทำหนังสือเดินทางใช้เอกสารใด",),
    hostile=(("name", "พาสปอร์ตใช้อะไรบ้าง"),),
    spoken=("ทำบัตรพกอะไรไป",),
)


def test_an_office_is_written_as_the_benchmark_reads_it(tmp_path):
    record = office_task("office", [ENTRY], 2)
    (tmp_path / "office.json").write_text(json.dumps([record]), encoding="utf-8")
    (task,) = read_tasks(tmp_path / "office.json")
    (entry,) = task.entries
    assert (entry.question, entry.answer) == (ENTRY.question, ENTRY.answer)
    asked = {question.query for question in task.answerable}
    assert len(entry.alternates) == 2
    assert asked == {*ENTRY.variants, *ENTRY.spoken} - {*entry.alternates}
    near = [question for question in task.questions if not question.answerable]
    assert [(one.query, one.category) for one in near] == [("พาสปอร์ตใช้อะไรบ้าง", "near miss: name")]


def test_on_its_first_day_it_has_no_other_wordings():
    record = office_task("office", [ENTRY], 0)
    assert record["entries"][0]["alternates"] == []
    assert len([one for one in record["questions"] if one["relevance"]]) == 4
