"""Which entry a text asks for in its very words."""

from dataclasses import replace

import pytest

from chatbot.index.known_questions import (
    KnownQuestions,
    KnownQuestionsBuilder,
    digests_of_question,
)
from chatbot.text.normalise import normalise

STAFF, AIMS = "โครงสร้างกองโยธามีอะไรบ้าง", "โครงสร้างกองโยธา (Objectives) มีอะไรบ้าง"


QUESTIONS = {
    "staff": STAFF,
    "aims": AIMS,
    "four": "ใช้แบบ 4.0 เมื่อใด",
    "forty": "ใช้แบบ 40 เมื่อใด",
    "leave": "ลา พัก",
    "rest": "ลาพัก",
    "fee": "ค่าธรรมเนียมเท่าใด",
    "other fee": "ค่าธรรมเนียมเท่าใด",
}


@pytest.fixture(params=["built", "loaded"])
def known(request, tmp_path):
    builder = KnownQuestionsBuilder()
    for number, question in enumerate(QUESTIONS.values()):
        builder.add([(number, [digests_of_question(normalise(question))])])
    built = builder.finish()
    if request.param == "built":
        return built
    built.save(tmp_path / "known")
    return KnownQuestions.load(tmp_path / "known")


def ids_asked_by(known, typed):
    ids = list(QUESTIONS)
    return [ids[number] for number in known.asked_by(normalise(typed))]


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
    assert ids_asked_by(known, typed) == [id_]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("ค่าธรรมเนียมเท่าใด", ["fee", "other fee"]), ("ลา-พัก", ["leave", "rest"])],
)
def test_what_two_entries_are_asked_by_is_known_of_both(known, typed, ids):
    assert ids_asked_by(known, typed) == ids


@pytest.mark.parametrize("typed", ["โครงสร้างกองโยธา", "ใช้แบบ 4 0 เมื่อใด", "ครับ", "?", ""])
def test_what_no_entry_is_asked_by_is_not_known(known, typed):
    assert known.asked_by(normalise(typed)) == ()


def test_none_is_known_where_there_is_none():
    assert KnownQuestionsBuilder().finish().asked_by("ลาพัก") == ()


def test_arrays_that_do_not_belong_together_are_refused(known):
    with pytest.raises(ValueError, match="do not belong together"):
        replace(known, of_whole=known.of_whole[:-1])
