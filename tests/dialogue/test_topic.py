import pytest
from fixtures.legs import words_leg

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.topic import salient_terms, topic_named, topic_of
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
    assert topic_of([first]).text == first.query
    assert topic_of([first, second]).text == "ก ข"


def test_the_topic_is_what_was_typed_as_it_was_mended(answered):
    mended = answered("ตัวชีวัดส่งเมื่อไร", repaired_query="ตัวชี้วัดส่งเมื่อไร")
    assert topic_of([mended]).text == "ตัวชี้วัดส่งเมื่อไร"


def test_neither_a_refused_question_nor_small_talk_is_a_topic(answered, make_answer):
    refused = Turn("ค่าปรับเท่าไร", make_answer(Status.REFUSED, "pmqa-04"))
    thanks = Turn("ขอบคุณค่ะ", make_answer(Status.REFUSED))
    assert topic_of([answered("ก"), refused, thanks]).text == "ก"
    assert topic_of([refused, thanks]) is None
    assert topic_of([]) is None


def test_a_fragment_that_was_not_understood_is_no_topic(answered, make_answer):
    fragment = Turn("แผนผังล่ะ", make_answer(Status.SUGGESTED, "pmqa-04"))
    assert topic_of([answered("ก"), fragment]).text == "ก"
    term = Turn("Open Data", make_answer(Status.SUGGESTED, "pmqa-04"))
    assert topic_of([answered("ก"), term]).text == "Open Data"


def test_an_earlier_topic_is_gone_back_to_by_its_name(answered):
    history = [answered("CKAN ใครดูแล"), answered("Roadmap ทำเมื่อไร")]
    assert topic_of(history, ["ckan"]).text == "CKAN ใครดูแล"
    assert topic_of(history, ["qwerty"]).text == "Roadmap ทำเมื่อไร"
    assert topic_named(history, ["qwerty"]) is None


def test_half_characters_of_an_earlier_turn_are_dropped(answered):
    assert topic_of([answered("\ud800ตัวชี้วัด")]).text == "ตัวชี้วัด"


@pytest.fixture(scope="module")
def reader(segmenter):
    return QueryReader(segmenter, embedder=None)


@pytest.fixture
def index():
    """Documents where Template 2 stands once, others more often."""
    common = ["ตัวชี้วัด", "open data", "metadata", "กรม"]
    return words_leg([common, common, [*common, "template 2"], ["ตัวชี้วัด"]])


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
    assert topic.text.split() == ["กรม"] * 100
