import pytest
from fixtures.legs import entry_words

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.restate import Restated, restated


@pytest.fixture(scope="module")
def words(reader):
    return entry_words([["รายงานใน e-SAR", "ใช่"], ["ยื่นผ่าน Biz Portal", "ได้"]], reader)


@pytest.fixture(scope="module")
def said(make_answer):
    """Make turns from questions that were answered."""
    return lambda *questions: [Turn(each, make_answer(Status.ANSWERED, "a")) for each in questions]


@pytest.mark.parametrize(
    ("turn", "question"),
    [("2 ล่ะ", Restated("Template 2 กรอกอะไร")), ("กลับไปเรื่อง CKAN", Restated("CKAN ใครดูแล")),
     ("กลับไปเรื่อง CKAN ต้องใช้ไหม", Restated("ckan ต้องใช้ไหม", complete=False)),
     ("ไม่ใช่ หมายถึง Template 3", Restated("Template 3 กรอกอะไร", named="Template 3")),
     ("ไม่ใช่ หมายถึงใครตรวจ", Restated("ใครตรวจ", complete=False)), ("ใครตรวจ", None)],
)  # fmt: skip
def test_the_question_that_a_turn_stands_for(turn, question, said, reader, words):
    history = said("CKAN ใครดูแล", "Template 1 กรอกอะไร")
    assert restated(reader.read(turn), history, words, reader) == question


def test_the_first_turn_stands_for_itself(reader, words):
    assert restated(reader.read("ไม่ใช่ หมายถึง L3"), [], words, reader) is None


def test_a_turn_that_came_to_nothing_is_put_right_too(reader, words, make_answer):
    refused = Turn("ผลงานกรอกที่ e-SAR หรือเปล่า", make_answer(Status.REFUSED))
    found = restated(reader.read("ไม่ใช่ หมายถึง Biz Portal"), [refused], words, reader)
    assert found == Restated("ผลงานกรอกที่ Biz Portal หรือเปล่า", named="Biz Portal")
