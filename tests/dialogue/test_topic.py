import pytest

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.topic import salient_terms, topic_of
from chatbot.index.legs.bm25 import Bm25
from chatbot.index.legs.words import WordsLeg
from chatbot.query import QueryReader


@pytest.fixture(scope="module")
def answered(make_answer):
    """Make a turn that was answered: answered(question)."""
    return lambda question, **fields: Turn(
        question, make_answer(Status.ANSWERED, "pmqa-04", **fields)
    )


def test_the_topic_is_the_latest_turn_as_it_was_understood(answered):
    first = answered("ตัวชี้วัด Open Data ส่งเมื่อไร")
    second = answered("แล้วล่ะ", understood_query="ก ข")
    assert topic_of([first]) == first.query
    assert topic_of([first, second]) == "ก ข"


def test_a_refused_question_is_a_topic_and_small_talk_is_none(answered, make_answer):
    refused = Turn("ค่าปรับเท่าไร", make_answer(Status.REFUSED, "pmqa-04"))
    thanks = Turn("ขอบคุณค่ะ", make_answer(Status.REFUSED))
    assert topic_of([answered("ก"), refused, thanks]) == refused.query
    assert topic_of([thanks]) is None
    assert topic_of([]) is None


def test_half_characters_of_an_earlier_turn_are_dropped(answered):
    assert topic_of([answered("\ud800ตัวชี้วัด")]) == "ตัวชี้วัด"


@pytest.fixture(scope="module")
def reader(segmenter):
    return QueryReader(segmenter, embedder=None)


@pytest.fixture
def index():
    """Documents where Template 2 stands once, others more often."""
    common = ["ตัวชี้วัด", "open data", "metadata", "กรม"]
    words = [common, common, [*common, "template 2"], ["ตัวชี้วัด"]]
    return WordsLeg(Bm25.build([["|".join(each)] for each in words], lambda text: text.split("|")))


def test_salient_terms_are_the_rarest_in_the_order_of_the_topic(reader, index):
    topic = "แล้วตัวชี้วัด Open Data metadata ของกรม ต้องส่ง Template 2 เมื่อไร"
    assert salient_terms(reader.read(topic), index) == [
        "open data",
        "metadata",
        "กรม",
        "template 2",
    ]


def test_what_stands_in_no_document_is_no_term(reader, index):
    for topic in ("ราคาทองวันนี้", "แล้วล่ะคะ", ""):
        assert salient_terms(reader.read(topic), index) == []


def test_of_a_very_long_turn_the_end_is_looked_at(answered):
    topic = topic_of([answered("metadata " * 900 + "กรม " * 200)])
    assert topic.split() == ["กรม"] * 100
