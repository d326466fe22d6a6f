import pytest

from chatbot.datatypes import Answer, Hit, Status, Turn
from chatbot.dialogue.topic import salient_terms, topic_of
from chatbot.index.legs.bm25 import Bm25
from chatbot.index.legs.words import WordsLeg

FOUND = (Hit("pmqa-04", 1.0),)
FIRST = Turn("ตัวชี้วัด Open Data ส่งเมื่อไร", Answer(Status.ANSWERED, 0.9, FOUND))


def test_the_topic_is_the_latest_turn_as_it_was_understood():
    second = Turn("แล้วล่ะ", Answer(Status.ANSWERED, 0.9, FOUND, understood_query="ก ข"))
    assert topic_of([FIRST]) == FIRST.query
    assert topic_of([FIRST, second]) == "ก ข"


def test_a_refused_question_is_a_topic_and_small_talk_is_none():
    refused = Turn("ค่าปรับเท่าไร", Answer(Status.REFUSED, 0.0, FOUND))
    thanks = Turn("ขอบคุณค่ะ", Answer(Status.REFUSED, 0.0))
    assert topic_of([FIRST, refused, thanks]) == refused.query
    assert topic_of([thanks]) is None
    assert topic_of([]) is None


def test_half_characters_of_an_earlier_turn_are_dropped():
    assert topic_of([Turn("\ud800ตัวชี้วัด", Answer(Status.ANSWERED, 0.9, FOUND))]) == "ตัวชี้วัด"


@pytest.fixture
def index():
    """Documents where Template 2 stands once, others more often."""
    common = ["ตัวชี้วัด", "open data", "metadata", "กรม"]
    documents = [common, common, [*common, "template 2"], ["ตัวชี้วัด"]]
    texts = [["|".join(document)] for document in documents]
    return WordsLeg(Bm25.build(texts, lambda text: text.split("|")))


def test_salient_terms_are_the_rarest_in_the_order_of_the_topic(segmenter, index):
    topic = "แล้วตัวชี้วัด Open Data metadata ของกรม ต้องส่ง Template 2 เมื่อไร"
    assert salient_terms(topic, segmenter, index) == ["open data", "metadata", "กรม", "template 2"]


def test_what_stands_in_no_document_is_no_term(segmenter, index):
    assert salient_terms("ราคาทองวันนี้", segmenter, index) == []
    assert salient_terms("แล้วล่ะคะ", segmenter, index) == []
    assert salient_terms("", segmenter, index) == []


def test_of_a_very_long_turn_the_end_is_looked_at(segmenter, index):
    assert salient_terms("metadata " * 900 + "กรม " * 200, segmenter, index) == ["กรม"]
