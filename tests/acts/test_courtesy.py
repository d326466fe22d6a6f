import pytest

from chatbot.acts.courtesy import without_courtesy
from chatbot.text.normalise import normalise


@pytest.fixture(scope="module")
def asked(segmenter):
    """What a turn asks."""
    return lambda typed: without_courtesy(typed, segmenter.segment(normalise(typed)))


@pytest.mark.parametrize(
    ("typed", "left"),
    [("สวัสดีค่ะ อยากสอบถามเกี่ยวกับ Data Catalog หน่อยนะคะ", "Data Catalog"),
     ("รบกวนถามว่า KPI ตัวไหนบังคับคะ", "KPI ตัวไหนบังคับคะ"), ("อยากทราบเรื่อง Roadmap ครับ", "Roadmap"),
     ("ขอโทษนะคะ ใครดูแล e-SAR ขอบคุณล่วงหน้าค่ะ", "ใครดูแล e-SAR"), ("ขอข้อมูลเกี่ยวกับ Biz Portal หน่อยครับ",
     "Biz Portal"),
     ("Hello, I would like to know about the roadmap. Thanks", "the roadmap"),
     ("โอเค เข้าใจแล้วครับ งั้น CKAN คืออะไร", "CKAN คืออะไร"), ("ตอบไม่ถูกเลยค่ะ อยากรู้ว่าใครดูแล CKAN",
     "ใครดูแล CKAN"),
     ("may I ask who hosts ACMECS?", "who hosts ACMECS"), ("ต้องใช้ CKAN ไหมคะ ขอบคุณค่ะ",
     "ต้องใช้ CKAN ไหมคะ"), ("สอบถามเรื่องร้องเรียน", "เรื่องร้องเรียน")],
)  # fmt: skip
def test_politeness_around_a_question_is_taken_off(typed, left, asked):
    assert asked(typed) == left


@pytest.mark.parametrize(
    "typed",
    ["bad debt policy", "ค่า license ปีละกี่บาท", "ขอข้อมูล อบต. ไปแล้ว", "ต้องใช้ CKAN ไหมคะ",
     "สวัสดิการข้าราชการ", "ขอข้อมูลเปิดของกรม", "ขอบคุณค่ะ",
     "สวัสดี", "",
     "ขอรายชื่อหน่วยงานหน่อยครับ"],
)  # fmt: skip
def test_what_is_asked_is_left_alone_and_no_term_is_cut(typed, asked):
    assert asked(typed) == typed


def test_a_word_that_begins_like_a_particle_stays_whole(asked):
    assert asked("สวัสดีค่ะ คะแนนคิดยังไง") == "คะแนนคิดยังไง"


def test_the_corpus_asks_without_politeness(corpus, asked):
    questions = [entry.question for entry in corpus.entries]
    assert [question for question in questions if asked(question) != question] == []
