"""Each language has all that has to be said, with the same blanks to fill in."""

import re
from dataclasses import fields, replace
from string import Formatter

import pytest

from chatbot.acts.small_talk import SmallTalk
from chatbot.datatypes import Answer, Reason, Status, Turn
from chatbot.wording.base import Wording
from chatbot.wording.en import ENGLISH
from chatbot.wording.language import choose_wording, wording_of
from chatbot.wording.th import THAI

LABELS = [field.name for field in fields(Wording) if field.type is str or field.type == "str"]


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_labels_are_found():
    assert len(LABELS) > 80


@pytest.mark.parametrize("name", LABELS)
def test_a_label_has_the_same_blanks_in_both_languages(name):
    thai, english = getattr(THAI, name), getattr(ENGLISH, name)
    assert thai.strip()
    assert english.strip()
    assert blanks(thai) == blanks(english)


@pytest.mark.parametrize("name", LABELS)
def test_english_is_english_and_thai_is_thai(name):
    if name != "language":
        assert not re.search("[ก-๛]", getattr(ENGLISH, name))
        assert re.search("[ก-๛]", getattr(THAI, name))


# A conflict is said by what it is about, small talk by its kind, an official text by itself.
_SAID_OTHERWISE = {Reason.ANSWER, Reason.CHOSEN, Reason.SMALL_TALK, Reason.CONFLICT}


@pytest.mark.parametrize("reason", sorted(set(Reason) - _SAID_OTHERWISE))
def test_a_reason_is_said_in_both_languages(reason):
    assert blanks(THAI.reasons[reason]) == blanks(ENGLISH.reasons[reason])


@pytest.mark.parametrize("kind", SmallTalk)
def test_small_talk_has_a_reply_in_both_languages(kind):
    facts = {"kind": str(kind), "contact": "งานสารบรรณ"}
    answer = Answer(Status.REFUSED, Reason.SMALL_TALK, facts=facts)
    thai, english = THAI.small_talk[kind], ENGLISH.small_talk[kind]
    assert blanks(thai) == blanks(english) <= {"contact"}
    assert THAI.message(answer) == thai.format(contact="งานสารบรรณ")
    assert ENGLISH.message(answer) == english.format(contact="งานสารบรรณ")


@pytest.mark.parametrize("reason", [Reason.ANSWER, Reason.CHOSEN])
def test_an_official_text_speaks_for_itself(reason):
    assert THAI.message(Answer(Status.ANSWERED, reason)) is None


def test_where_nothing_was_offered_nothing_is_counted(make_answer):
    none = make_answer(Status.REFUSED, reason=Reason.NOT_OFFERED, facts={"count": "0"})
    assert THAI.message(none) == THAI.not_offered_none


def test_a_single_choice_is_one(make_answer):
    one = make_answer(Status.REFUSED, offered=["a"], reason=Reason.NOT_OFFERED)
    assert "1 ถึง" not in THAI.message(one)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ต้องส่งเมื่อไร", THAI),
        ("PMQA ส่ง when", THAI),
        ("When are the results published?", ENGLISH),
        ("hello", ENGLISH),
        ("Thank you!", ENGLISH),
        ("PMQA 4.0", None),
        ("Open Data", None),
        ("12", None),
        ("", None),
        ("😀", None),
    ],
)
def test_the_language_of_a_question(text, words):
    assert wording_of(text) is words


def test_a_turn_that_tells_no_language_goes_on_in_the_one_before(make_answer):
    refused = make_answer(Status.REFUSED)
    turns = [Turn("Which agencies host the agenda?", refused), Turn("2", refused)]
    assert choose_wording(turns, "auto") is ENGLISH
    assert choose_wording([*turns, Turn("แล้วส่งเมื่อไร", refused)], "auto") is THAI


def test_an_official_question_that_was_chosen_tells_no_language(make_answer):
    refused = make_answer(Status.REFUSED)
    turns = [Turn("Who is the host of this?", refused), Turn("คำถามทางการ", refused, typed=False)]
    assert choose_wording(turns, "auto") is ENGLISH


def test_what_was_mended_tells_the_language_that_was_meant(make_answer):
    mended = make_answer(Status.REFUSED, repaired_query="สวัสดี ส่ง เมื่อไร")
    assert choose_wording([Turn("l;ylfu lj' gxHo", mended)], "auto") is THAI


@pytest.mark.parametrize(("setting", "words"), [("th", THAI), ("en", ENGLISH)])
def test_a_setting_fixes_the_language(setting, words, make_answer):
    turns = [
        Turn("When is it?", make_answer(Status.REFUSED)),
        Turn("เมื่อไร", make_answer(Status.REFUSED)),
    ]
    assert all(choose_wording([turn], setting) is words for turn in turns)


def test_nothing_that_tells_is_thai():
    assert choose_wording([], "auto") is THAI


def test_choices_of_several_documents_name_theirs(make_answer):
    one, other = (choice for choice in make_answer(Status.SUGGESTED, offered=["a", "b"]).choices)
    elsewhere = replace(other, key=other.key._replace(document="else"), document="Title")
    assert "Title" not in THAI.place_of(one, [one, other])
    assert THAI.place_of(elsewhere, [one, elsewhere]) == "ข้อ 1 ใน “Title”"
