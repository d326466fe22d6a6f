"""What a person reads where the question pins down what the nearest entry does not have."""

from dataclasses import fields
from string import Formatter

import pytest

from chatbot.datatypes import Conflict, ConflictKind, Reason, Status
from chatbot.text.kinds import KINDS
from chatbot.wording.conflicts import ASKED_SHOWN, ConflictWording
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

YEAR, NUMBER, NAME = ConflictKind.YEAR, ConflictKind.NUMBER, ConflictKind.NAME
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
        (Conflict(NAME, "ThaID"), "ไม่ได้กล่าวถึง ThaID", "does not speak of ThaID"),
        (
            Conflict(CONDITION, "ไม่ได้เป็นเจ้าภาพ", ("เป็นเจ้าภาพ",)),
            "กล่าวถึงกรณี “เป็นเจ้าภาพ” ซึ่งต่างจากกรณีที่ถาม",
            "speaks of the case “เป็นเจ้าภาพ”, not of the one asked about",
        ),
        (
            Conflict(POLARITY, "ไม่ต้อง"),
            "ถามในทางตรงข้ามกับคำถามของคุณ",
            "asks the opposite of your question",
        ),
        (Conflict(DETAIL, "when"), "ไม่ได้ระบุเวลา", "does not state a time"),
        (Conflict(DETAIL, "who"), "ไม่ได้ระบุผู้รับผิดชอบ", "does not state who is responsible"),
        (
            Conflict(DETAIL, "how much", ("when",)),
            "ระบุเวลา ไม่ได้ระบุจำนวน",
            "states a time, not an amount",
        ),
    ],
)
def test_each_kind_is_said_in_both_languages(clause, conflict, thai, english):
    assert clause(THAI, conflict) == f"ข้อที่ใกล้ที่สุดในเอกสาร{thai}"
    assert clause(ENGLISH, conflict) == f"The nearest entry of the document {english}."


def test_several_are_said_in_one_sentence_and_each_once(clause):
    year, name = Conflict(YEAR, "2565", ("2564",)), Conflict(NAME, "ThaID")
    said = "ข้อที่ใกล้ที่สุดในเอกสารกล่าวถึงปี 2564 ไม่ใช่ปี 2565 และ ไม่ได้กล่าวถึง ThaID"
    assert clause(THAI, year, name, name) == said


def test_words_of_the_question_are_given_back_only_while_they_are_short(clause):
    long = "x" * (ASKED_SHOWN + 1)
    assert long not in clause(THAI, Conflict(NAME, long))
    assert clause(THAI, Conflict(NAME, long)).endswith("ไม่ได้กล่าวถึง สิ่งที่ถาม")


def test_braces_of_a_question_are_no_blanks(clause):
    assert "{asked}" in clause(THAI, Conflict(NAME, "{asked}"))


@pytest.mark.parametrize(
    ("status", "reason", "end"),
    [
        (Status.ANSWERED, Reason.ANSWER, "กรุณาอ่านคำถามทางการก่อนนำคำตอบไปใช้"),
        (Status.SUGGESTED, Reason.UNSURE, "กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ"),
        (Status.REFUSED, Reason.CONFLICT, "กรุณาสอบถามcontact"),
        (Status.REFUSED, Reason.NOT_COVERED, "กรุณาสอบถามcontact"),
    ],
)
def test_every_band_says_it_and_what_to_do(make_answer, status, reason, end):
    answer = make_answer(status, "a", reason=reason, conflicts=(Conflict(YEAR, "2570"),))
    message = THAI.message(answer)
    assert message.startswith("ข้อที่ใกล้ที่สุดในเอกสารไม่ได้กล่าวถึงปี 2570 ")
    assert message.endswith(end)


def test_a_gap_says_more_than_a_conflict(make_answer):
    facts = {"gap": "เอกสารไม่มีเรื่องนี้", "contact": "contact"}
    conflict = Conflict(YEAR, "2570")
    gap = make_answer(Status.REFUSED, reason=Reason.GAP, facts=facts, conflicts=(conflict,))
    assert THAI.message(gap).startswith("เอกสารไม่มีเรื่องนี้")


def test_another_year_is_still_said_from_the_facts_where_no_conflict_is_named(make_answer):
    facts = {"years": "2570", "contact": "contact"}
    answer = make_answer(Status.REFUSED, reason=Reason.CONFLICT, facts=facts)
    assert "ปี พ.ศ. 2570" in THAI.message(answer)


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
        assert set(words.contradicted) == set(words.lacking) == set(ConflictKind)
        assert set(words.details) == set(KINDS)
        assert set(words.bands) == set(Status)
