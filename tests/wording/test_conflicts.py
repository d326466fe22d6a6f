"""What a person reads where the question pins down what the nearest entry does not have."""

from dataclasses import fields
from string import Formatter

import pytest

from chatbot.datatypes import Conflict, ConflictKind, Reason, Status
from chatbot.understanding.details import DETAILS
from chatbot.wording.conflicts import ASKED_SHOWN, ConflictWording
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

YEAR, NUMBER = ConflictKind.YEAR, ConflictKind.NUMBER
CONDITION, POLARITY, DETAIL = ConflictKind.CONDITION, ConflictKind.POLARITY, ConflictKind.DETAIL


@pytest.fixture
def clause(make_answer):
    """What is said of some conflicts of a suggested answer, without what to do about it."""

    def say(words, *conflicts):
        answer = make_answer(Status.SUGGESTED, "a", offered=("a",), conflicts=conflicts)
        end = words.conflict.bands[Status.SUGGESTED].removeprefix("{conflicts}")
        return words.message(answer).removesuffix(end)

    return say


@pytest.mark.parametrize(
    ("conflict", "thai", "english"),
    [
        (
            Conflict(YEAR, "2565", ("2564",)),
            "กล่าวถึงปี 2564 ไม่ใช่ปี 2565",
            "speaks of the year B.E. 2564, not of 2565",
        ),
        (Conflict(YEAR, "2570"), "ไม่ได้กล่าวถึงปี 2570", "does not speak of the year B.E. 2570"),
        (
            Conflict(NUMBER, "Template 4", ("Template 1", "Template 2", "Template 3")),
            "กล่าวถึง Template 1, 2 และ 3 ไม่ได้กล่าวถึง Template 4",
            "speaks of Template 1, 2 and 3, not of Template 4",
        ),
        (
            Conflict(NUMBER, "ขั้นมาตรฐาน", ("ขั้นต้น", "ขั้นสูง")),
            "กล่าวถึง ขั้นต้น และ ขั้นสูง ไม่ได้กล่าวถึง ขั้นมาตรฐาน",
            "speaks of ขั้นต้น and ขั้นสูง, not of ขั้นมาตรฐาน",
        ),
        (
            Conflict(CONDITION, ""),
            "ตอบเฉพาะกรณีหนึ่งที่คำถามไม่ได้ระบุไว้",
            "answers only for a case that your question does not name",
        ),
        (
            Conflict(POLARITY, "เจ้าภาพ"),
            "กล่าวถึงผู้ที่เป็น “เจ้าภาพ” ส่วนคำถามกล่าวถึงผู้ที่ไม่ได้เป็น",
            "speaks of those who are “เจ้าภาพ”, your question of others",
        ),
        (Conflict(DETAIL, "when"), "ไม่ได้ระบุเวลา", "does not state a time"),
        (Conflict(DETAIL, "money"), "ไม่ได้ระบุจำนวนเงิน", "does not state an amount of money"),
    ],
)
def test_each_kind_is_said_in_both_languages(clause, conflict, thai, english):
    assert clause(THAI, conflict) == f"ข้อที่ใกล้เคียงที่สุดในเอกสาร{thai}"
    assert clause(ENGLISH, conflict) == f"The nearest entry of the document {english}."


def test_several_are_said_in_one_sentence_and_each_once(clause):
    year, other = Conflict(YEAR, "2565", ("2564",)), Conflict(NUMBER, "20 agenda")
    said = "ข้อที่ใกล้เคียงที่สุดในเอกสารกล่าวถึงปี 2564 ไม่ใช่ปี 2565 และ ไม่ได้กล่าวถึง 20 agenda"
    assert clause(THAI, year, other, other) == said


def test_words_of_the_question_are_given_back_only_while_they_are_short(clause):
    long = "x" * (ASKED_SHOWN + 1)
    assert long not in clause(THAI, Conflict(NUMBER, long))
    assert clause(THAI, Conflict(NUMBER, long)).endswith("ไม่ได้กล่าวถึง สิ่งที่ถาม")


def test_braces_of_a_question_are_no_blanks(clause):
    assert "{asked}" in clause(THAI, Conflict(NUMBER, "{asked}"))


@pytest.mark.parametrize(
    ("status", "reason", "end"),
    [
        (Status.SUGGESTED, Reason.UNSURE, "กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ"),
        (Status.REFUSED, Reason.CONFLICT, "กรุณาสอบถามcontact"),
        (Status.REFUSED, Reason.NOT_COVERED, "กรุณาสอบถามcontact"),
    ],
)
def test_every_band_says_it_and_what_to_do(make_answer, status, reason, end):
    answer = make_answer(status, "a", reason=reason, conflicts=(Conflict(YEAR, "2570"),))
    message = THAI.message(answer)
    assert message.startswith("ข้อที่ใกล้เคียงที่สุดในเอกสารไม่ได้กล่าวถึงปี 2570 ")
    assert message.endswith(end)


def test_a_gap_says_more_than_a_conflict(make_answer):
    facts = {"gap": "เอกสารไม่มีเรื่องนี้", "contact": "contact"}
    conflict = Conflict(YEAR, "2570")
    gap = make_answer(Status.REFUSED, reason=Reason.GAP, facts=facts, conflicts=(conflict,))
    assert THAI.message(gap).startswith("เอกสารไม่มีเรื่องนี้")


@pytest.mark.parametrize("field", [field.name for field in fields(ConflictWording)])
def test_both_languages_have_the_same_blanks(field):
    def blanks(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    thai, english = (getattr(words.conflict, field) for words in (THAI, ENGLISH))
    if isinstance(thai, str):
        thai, english = {"": thai}, {"": english}
    assert {key: blanks(text) for key, text in thai.items()} == {
        key: blanks(text) for key, text in english.items()
    }


def test_every_kind_is_worded():
    for words in (THAI.conflict, ENGLISH.conflict):
        assert set(words.lacking) == set(ConflictKind) > set(words.contradicted)
        assert set(words.details) == set(DETAILS)
