"""Two documents of two years that have some questions in common."""

import pytest

from chatbot.conversation import Conversation
from chatbot.datatypes import Reason, Scope, Status
from chatbot.wording.en import ENGLISH
from chatbot.wording.plain_text import answer_text
from chatbot.wording.th import THAI

RENT = "ค่าเช่าห้องประชุมใหญ่วันละเท่าใด"
OLD, NEW = "fees-2566/1/room-01", "fees-2567/1/room-01"
BOOKING = {"fees-2567/1/room-02", "fees-2566/1/room-02"}


@pytest.fixture(scope="module")
def service(editions_service):
    return editions_service


def keys(values):
    return [str(one.key) for one in values]


@pytest.mark.parametrize("question", [RENT, "เช่าห้องประชุมใหญ่วันละกี่บาท"])
def test_the_same_question_of_two_documents_is_offered_the_newer_first(service, question):
    answer = service.ask(question)
    assert (answer.status, answer.reason) == (Status.SUGGESTED, Reason.SAME_QUESTION)
    assert keys(answer.choices) == [NEW, OLD] == keys(answer.ranking[:2])
    assert "เอกสาร 2 ฉบับ เรียงจากฉบับใหม่ที่สุด" in THAI.message(answer)
    assert "2 documents" in ENGLISH.message(answer)
    assert "--document" in answer_text(answer, THAI)
    assert "fees-2567, fees-2566" in answer_text(answer, ENGLISH)


@pytest.mark.parametrize("question", ["จองห้องประชุมล่วงหน้าได้กี่วัน", "การจองห้องประชุมจองล่วงหน้าได้กี่วัน"])
def test_so_is_nearly_the_same_question(service, question):
    answer = service.ask(question)
    assert answer.reason is Reason.SAME_QUESTION
    assert set(keys(answer.choices)) == BOOKING
    assert answer.choices[0].key.document == "fees-2567"


def test_the_one_that_is_meant_can_be_picked(service):
    conversation = Conversation()
    service.ask(RENT, conversation)
    assert service.ask("ข้อ 2", conversation).answer == "ห้องประชุมใหญ่คิดค่าเช่าวันละ 1,500 บาท"


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (f"ปี 2566 {RENT}", OLD),
        (f"ปีงบประมาณ พ.ศ. 2567 {RENT}", NEW),
        ("ค่าเช่าห้องประชุมใหญ่ปี 2567 วันละเท่าใด", NEW),
        ("ค่าเช่าห้องประชุมใหญ่ปี 66 วันละเท่าใด", OLD),
    ],
)
def test_a_question_that_names_the_year_of_a_document_is_answered_from_it(service, question, key):
    answer = service.ask(question)
    assert keys(answer.entries) == [key]
    assert {OLD, NEW} <= set(keys(answer.ranking))


@pytest.mark.parametrize("scope", [None, Scope(frozenset({"fees-2566"}))])
def test_a_year_of_neither_document_is_another_year(service, scope):
    answer = service.ask(f"ปี 2560 {RENT}", scope=scope)
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.CONFLICT)


def test_the_year_of_one_document_is_not_answered_from_the_other(service):
    answer = service.ask(f"ปี 2567 {RENT}", scope=Scope(frozenset({"fees-2566"})))
    assert answer.status is Status.REFUSED


@pytest.mark.parametrize(("document", "key"), [("fees-2566", OLD), ("fees-2567", NEW)])
def test_the_document_that_is_asked_answers_alone(service, document, key):
    answer = service.ask(RENT, scope=Scope(frozenset({document})))
    assert keys(answer.entries) == [key]
    assert {choice.key.document for choice in answer.choices} == {document}


def test_a_question_of_one_document_is_answered_at_once(service):
    assert service.ask("หอประชุมรับผู้เข้าร่วมได้กี่คน").answer == "หอประชุมรับผู้เข้าร่วมได้ 400 คน"
