import pytest

from chatbot.acts.small_talk import small_talk
from chatbot.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "kind"),
    [("สวัสดี", "greeting"), ("สวัสดีครับ", "greeting"), ("หวัดดีค่าา", "greeting"), ("Hello!", "greeting"),
     ("ขอบคุณมากๆ ค่ะ", "thanks"), ("Thank you very much", "thanks"), ("บาย", "farewell"),
     ("ทำอะไรได้บ้าง", "help"), ("ถามอะไรได้บ้างคะ", "help"), ("คุณคือใคร", "help")],
)  # fmt: skip
def test_small_talk_is_told_by_its_kind(text, kind):
    assert small_talk(normalise(text)) == kind


@pytest.mark.parametrize(
    "text",
    ["", "สวัสดีครับ ขอถามว่า Open Data ส่งเมื่อไร", "ดีไหม", "e-Service ช่วยอะไรได้บ้าง", "ขอบคุณที่ไหน",
     "สวัสดิการประชาชน"],
)  # fmt: skip
def test_a_question_is_no_small_talk(text):
    assert small_talk(normalise(text)) is None


def test_the_corpus_is_never_small_talk(corpus):
    questions = [entry.question for entry in corpus.entries]
    questions += [text for texts in corpus.alternates.values() for text in texts]
    assert not [question for question in questions if small_talk(normalise(question))]


@pytest.mark.parametrize("repeated", ["มากๆ", "ดี", "ถามอะไรได้บ้าง", "ช่วยอะไร", "ขอบคุณ", "hi ", "ค่า"])
def test_a_long_repetition_is_read_in_no_time(repeated):
    # One reading too many for each repetition would take longer than the universe has.
    assert small_talk("ดี" + repeated * 150 + "x") is None
