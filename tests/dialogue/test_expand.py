import pytest

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.expand import expand
from chatbot.dialogue.topic import Topic

TOPIC = "ตัวชี้วัด Open Data ส่งเมื่อไร"
TERMS = ["ตัวชี้วัด", "open data"]


@pytest.fixture(scope="module")
def topic(make_answer):
    """Make a topic from its text: topic(text)."""
    return lambda text, **fields: Topic(
        Turn(text, make_answer(Status.ANSWERED, "a", **fields)), text
    )


def test_the_salient_terms_are_searched_for_and_the_earlier_question_is_shown(topic):
    expanded = expand("แล้ว Template 2 ล่ะคะ", topic(TOPIC), TERMS)
    assert expanded.query == "ตัวชี้วัด open data แล้ว Template 2 ล่ะคะ"
    assert expanded.shown == "ตัวชี้วัด Open Data ส่งเมื่อไร แล้ว Template 2 ล่ะคะ"


def test_of_a_long_earlier_question_the_terms_are_shown(topic):
    assert expand("แล้วล่ะ", topic(f"{TOPIC} " * 9), ["open data"]).shown == "open data แล้วล่ะ"


def test_a_follow_up_to_a_follow_up_does_not_grow(topic):
    follow_up = topic("KPI ส่งเมื่อไร แล้วกรมล่ะ", understood_query="KPI ส่งเมื่อไร แล้วกรมล่ะ")
    assert expand("เทศบาลล่ะ", follow_up, ["kpi", "กรม"]).shown == "kpi กรม เทศบาลล่ะ"
