import pytest

from chatbot.dialogue.leaning import leans, names_a_thing, own_words
from chatbot.text.normalise import normalise


def turn_leans(segmenter, question, *, answerable):
    text = normalise(question)
    return leans(text, segmenter.words(text), answerable)


@pytest.mark.parametrize(
    "question", ["Template 2", "กรมตั้งใหม่", "เขาจะมาลงให้ช่วงไหน", "เมื่อไหร่คะ", "ถ้าไม่มีล่ะ", "evidence?"]
)
def test_a_turn_that_cannot_be_answered_by_itself_leans(segmenter, question):
    assert turn_leans(segmenter, question, answerable=False)


@pytest.mark.parametrize(
    "question",
    [
        "กระทรวงล่ะ",
        "แล้วรางวัลเลิศรัฐล่ะคะ",
        "what about the ministry?",
        "แล้วต้องส่งเมื่อไร",
        "เลือกอะไรแทนได้",
        "is it due?",
    ],
)
def test_what_says_that_it_goes_on_leans_however_well_it_is_answered(segmenter, question):
    assert turn_leans(segmenter, question, answerable=True)


@pytest.mark.parametrize(
    "question", ["ต้องเลือกกี่ภารกิจ", "ใครเป็นเจ้าภาพ 12 Agenda", "ต้องส่งเมื่อไร", "metadata"]
)
def test_another_turn_that_can_be_answered_by_itself_does_not(segmenter, question):
    assert not turn_leans(segmenter, question, answerable=True)


@pytest.mark.parametrize("question", ["ใช่ครับ", "ไม่เป็นไร", "ล่ะ" * 20, "ต้องส่งตัวชี้วัด Open Data " * 9])
def test_a_turn_that_asks_nothing_or_says_much_does_not(segmenter, question):
    assert not turn_leans(segmenter, question, answerable=False)


def test_a_question_of_many_words_of_its_own_leans_only_if_it_says_so(segmenter):
    question = "ศูนย์ต้องจัดทำระบบจองคิวแบบเดียวกับกองด้วยไหม"
    assert not turn_leans(segmenter, question, answerable=False)
    assert turn_leans(segmenter, f"แล้ว{question}", answerable=False)


def test_a_thing_is_named_where_nothing_is_asked_about_it():
    assert names_a_thing("กระทรวงล่ะ", ["กระทรวง"])
    assert not names_a_thing("แล้วกระทรวงทำไหม", ["กระทรวง"])
    assert not names_a_thing("กระทรวง", ["กระทรวง"])


def test_own_words_are_those_with_a_topic_each_once():
    words = ["แล้ว", "กรม", "ตั้งใหม่", "กรม", "ล่ะ", "and", "metadata"]
    assert own_words(words) == ["กรม", "ตั้งใหม่", "metadata"]
