import pytest

from chatbot.decision.substance import says_enough
from chatbot.text.normalise import normalise


@pytest.mark.parametrize("text", ["ส่งตัวชี้วัดเมื่อไร", "นิยาม e-Service", "KPI deadline"])
def test_two_words_of_substance_are_enough(segmenter, text):
    assert says_enough(segmenter.words(normalise(text)))


@pytest.mark.parametrize("text", ["", "ล่ะ", "แล้วล่ะ", "ต้อง", "ตัวชี้วัด", "e-Service", "PMQA PMQA"])
def test_a_bare_topic_or_filler_is_not(segmenter, text):
    assert not says_enough(segmenter.words(normalise(text)))
