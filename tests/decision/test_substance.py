import pytest

from chatbot.decision.substance import is_elsewhere, is_noise, is_topic, says_enough
from chatbot.text.normalise import normalise


@pytest.mark.parametrize("text", ["ส่งตัวชี้วัดเมื่อไร", "นิยาม e-Service", "KPI deadline"])
def test_two_words_of_substance_are_enough(segmenter, text):
    assert says_enough(segmenter.words(normalise(text)))


@pytest.mark.parametrize("text", ["", "ล่ะ", "แล้วล่ะ", "ต้อง", "ตัวชี้วัด", "e-Service", "PMQA PMQA"])
def test_a_bare_topic_or_filler_is_not(segmenter, text):
    assert not says_enough(segmenter.words(normalise(text)))


@pytest.fixture
def entries(office_retriever):
    """The words of a small office: fees, hours, appeals."""
    return office_retriever.index.entry_words


def test_a_bare_term_of_the_documents_is_a_topic(entries):
    assert is_topic("fee", ["fee"], entries)
    assert not is_topic("qwerty", ["qwerty"], entries)
    assert not is_topic("fee appeal", ["fee", "appeal"], entries)
    assert not is_topic("when fee", ["when", "fee"], entries)


def test_another_subject_has_few_words_that_the_entries_know(entries):
    assert is_elsewhere(["weather", "tomorrow"], entries)
    assert is_elsewhere(["weather", "of", "forms", "tomorrow"], entries)
    assert not is_elsewhere(["fee", "hours", "tomorrow"], entries)


def test_noise_is_short_and_known_to_no_entry(entries):
    assert is_noise(["l", "ylfu"], entries)
    assert not is_noise(["fee"], entries)
    assert not is_noise(["weather", "tomorrow", "afternoon"], entries)
    assert not is_noise(["when"], entries)
