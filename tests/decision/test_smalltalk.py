import pytest

from chatbot.decision.smalltalk import reply_to
from chatbot.text.normalise import normalise


@pytest.mark.parametrize(
    "text",
    ["สวัสดี", "สวัสดีครับ", "หวัดดีค่าา", "Hello!", "ขอบคุณมากๆ ค่ะ", "Thank you very much", "บาย",
     "ทำอะไรได้บ้าง", "ถามอะไรได้บ้างคะ", "คุณคือใคร"],
)  # fmt: skip
def test_small_talk_gets_a_fixed_reply(text):
    assert reply_to(normalise(text))


@pytest.mark.parametrize(
    "text",
    ["", "สวัสดีครับ ขอถามว่า Open Data ส่งเมื่อไร", "ดีไหม", "e-Service ช่วยอะไรได้บ้าง", "ขอบคุณที่ไหน",
     "สวัสดิการประชาชน"],
)  # fmt: skip
def test_a_question_is_no_small_talk(text):
    assert reply_to(normalise(text)) is None


def test_the_corpus_is_never_small_talk(corpus):
    questions = [entry.question for entry in corpus.entries]
    questions += [text for texts in corpus.alternates.values() for text in texts]
    assert not [question for question in questions if reply_to(normalise(question))]


@pytest.mark.parametrize("repeated", ["มากๆ", "ดี", "ถามอะไรได้บ้าง", "ช่วยอะไร", "ขอบคุณ", "hi ", "ค่า"])
def test_a_long_repetition_is_read_in_no_time(repeated):
    # One reading too many for each repetition would take longer than the universe has.
    assert reply_to(normalise("ดี" + repeated * 150 + "x")) is None
