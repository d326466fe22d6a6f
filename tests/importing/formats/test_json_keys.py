"""Objects whose keys nobody could know: named, asked for, and never taken for questions."""

import json

import pytest
from importing.conftest import entries_of, problems_of

from chatbot.errors import DocumentFileError

ODD = [
    {"หัวข้อถาม": "ลาได้กี่วัน", "เนื้อความ": "45 วัน"},
    {"หัวข้อถาม": "ลาบวชได้กี่วัน", "เนื้อความ": "120 วัน"},
]
PAIRS = [("ลาได้กี่วัน", "45 วัน"), ("ลาบวชได้กี่วัน", "120 วัน")]
AS_FILES = {
    "faq.json": json.dumps(ODD).encode(),
    "faq.jsonl": "\n".join(map(json.dumps, ODD)).encode(),
    "nested.json": json.dumps({"ข้อมูล": {"รายการ": ODD}}).encode(),
}


@pytest.mark.parametrize("name", AS_FILES)
def test_keys_can_be_named(name, read):
    imported = read(name, AS_FILES[name], question="หัวข้อถาม", answer="เนื้อความ")
    assert [entry[2:] for entry in entries_of(imported)] == PAIRS
    assert problems_of(imported) == []


@pytest.mark.parametrize("name", AS_FILES)
def test_keys_that_are_not_known_are_asked_for(name, read):
    with pytest.raises(DocumentFileError, match=r"2 object\(s\), whose keys are 'หัวข้อถาม', 'เนื้"):
        read(name, AS_FILES[name])


def test_keys_that_are_not_there_are_said_to_be_none(read):
    with pytest.raises(DocumentFileError, match="no object has the keys 'x' and 'y'"):
        read("faq.json", AS_FILES["faq.json"], question="x", answer="y")


def test_a_key_can_be_named_beside_those_that_are_known(read):
    rows = [
        {"title": "หน้าหนึ่ง", "question_th": q, "answer": "old", "answer_th": a} for q, a in PAIRS
    ]
    imported = read(
        "faq.json", json.dumps(rows).encode(), question="question_th", answer="answer_th"
    )
    assert [entry[2:] for entry in entries_of(imported)] == PAIRS


def test_an_object_without_a_question_among_others_is_told(read):
    rows = [{"question": "ลาได้กี่วัน", "answer": "45 วัน"}, {"หัวข้อ": "บันทึก"}]
    for name, data in (("a.json", json.dumps(rows)), ("b.jsonl", "\n".join(map(json.dumps, rows)))):
        imported = read(name, data.encode())
        ((severity, place, what),) = problems_of(imported)
        assert (severity, place[-1]) == ("note", "2")
        assert what.endswith("its keys are 'หัวข้อ'")


def test_questions_within_a_question_are_read(read):
    inner = {"question": "ลาบวชได้กี่วัน", "answer": "120 วัน"}
    rows = [{"question": "ลาได้กี่วัน", "answer": "45 วัน", "followUps": [inner]}]
    imported = read("faq.json", json.dumps(rows).encode())
    assert [entry[2:] for entry in entries_of(imported)] == PAIRS


def test_a_key_that_stands_twice_is_refused(read):
    with pytest.raises(DocumentFileError, match="stands twice in one object"):
        read("faq.json", '{"ลาได้กี่วัน": "45 วัน", "ลาได้กี่วัน": "30 วัน"}'.encode())
