"""Which entry a text asks for in its very words."""

import pytest
from chatbot.corpus.known_questions import KnownQuestions

from chatbot.text.normalise import normalise

STAFF, AIMS = "โครงสร้างกองโยธามีอะไรบ้าง", "โครงสร้างกองโยธา (Objectives) มีอะไรบ้าง"


@pytest.fixture
def known(make_entry):
    questions = {
        "staff": STAFF,
        "aims": AIMS,
        "four": "ใช้แบบ 4.0 เมื่อใด",
        "forty": "ใช้แบบ 40 เมื่อใด",
        "leave": "ลา พัก",
        "rest": "ลาพัก",
        "fee": "ค่าธรรมเนียมเท่าใด",
        "other fee": "ค่าธรรมเนียมเท่าใด",
    }
    return KnownQuestions((question, make_entry(id_).key) for id_, question in questions.items())


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        (STAFF, "staff"),
        (AIMS, "aims"),
        ("โครงสร้างกองโยธา มีอะไรบ้าง?", "staff"),
        ("“โครงสร้างกองโยธามีอะไรบ้าง” ครับ", "staff"),
        ("โครงสร้างกองโยธา objectives มีอะไรบ้างคะ", "aims"),
        ("ใช้แบบ 4.0 เมื่อใด?", "four"),
        ("ใช้แบบ 40 เมื่อใด?", "forty"),
        # These two differ in nothing but white space.
        ("ลา พัก", "leave"),
        ("ลาพัก", "rest"),
    ],
)
def test_a_question_is_known_by_its_words(known, typed, id_):
    assert [key.entry for key in known.asked_by(normalise(typed))] == [id_]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("ค่าธรรมเนียมเท่าใด", ["fee", "other fee"]), ("ลา-พัก", ["leave", "rest"])],
)
def test_what_two_entries_are_asked_by_is_known_of_both(known, typed, ids):
    assert [key.entry for key in known.asked_by(normalise(typed))] == ids


@pytest.mark.parametrize("typed", ["โครงสร้างกองโยธา", "ใช้แบบ 4 0 เมื่อใด", "ครับ", "?", ""])
def test_what_no_entry_is_asked_by_is_not_known(known, typed):
    assert known.asked_by(normalise(typed)) == ()
