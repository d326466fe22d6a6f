import pytest

from chatbot.corpus.printed import KnownQuestions
from chatbot.text.normalise import normalise

STAFF, AIMS = "โครงสร้างกองโยธามีอะไรบ้าง", "โครงสร้างกองโยธา (Objectives) มีอะไรบ้าง"


@pytest.fixture
def printed(make_entry):
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
def test_a_question_is_known_by_its_words(printed, typed, id_):
    assert [key.entry for key in printed.asked_by(normalise(typed))] == [id_]


@pytest.mark.parametrize(
    "typed",
    ["ค่าธรรมเนียมเท่าใด", "ลา-พัก", "โครงสร้างกองโยธา", "ใช้แบบ 4 0 เมื่อใด", "ครับ", "?", ""],
)
def test_what_is_no_question_or_that_of_two_is_not_known(printed, typed):
    assert len(printed.asked_by(normalise(typed))) != 1
