import pytest

from chatbot.acts.small_talk import small_talk
from chatbot.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "kind"),
    [("สวัสดี", "greeting"), ("หวัดดีค่าา", "greeting"), ("Hello!", "greeting"), ("ขอสอบถามหน่อยค่ะ",
     "greeting"),
     ("ขอบคุณมากๆ ค่ะ", "thanks"), ("Thank you very much", "thanks"), ("ขอบคุณค่ะ ไว้จะมาถามใหม่นะคะ",
     "thanks"),
     ("ตอบดีมากเลย", "thanks"), ("บาย", "farewell"), ("แค่นี้ก่อนนะคะ", "farewell"),
     ("ทำอะไรได้บ้าง", "help"), ("ถามอะไรได้บ้างคะ", "help"), ("วิธีใช้งาน", "help"),
     ("คุณคือใคร", "identity"), ("คุยกับใครอยู่คะ", "identity"), ("are you a robot?", "identity"),
     ("งงมากค่ะ", "confusion"), ("อ่านแล้วยังไม่เข้าใจเลยครับ", "confusion"), ("what do you mean?",
     "confusion"),
     ("ตอบมั่วมาก", "complaint"), ("ไม่ใช่ที่ถามไปเลย", "complaint"), ("wrong answer", "complaint"),
     ("ขอเอกสารฉบับเต็มครับ", "source"), ("ดาวน์โหลด PDF ได้ที่ไหน", "source"),
     ("where is the source document", "source"), ("รับทราบครับ", "acknowledgement"), ("ครับ",
     "acknowledgement"), ("ไม่ใช่ค่ะ", "complaint"), ("อ๋อ โอเค",
     "acknowledgement")],
)  # fmt: skip
def test_small_talk_is_told_by_its_kind(text, kind):
    assert small_talk(normalise(text)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("สวัสดีค่ะ งงมาก", "confusion"),
        ("โอเค ขอบใจจ้า บาย", "thanks"),
        ("ขอโทษนะคะ ตอบผิดค่ะ", "complaint"),
    ],
)
def test_of_several_acts_the_weightiest_counts(text, kind):
    assert small_talk(normalise(text)) == kind


@pytest.mark.parametrize(
    "text",
    ["", "สวัสดีครับ ขอถามว่า Open Data ส่งเมื่อไร", "ดีไหม", "e-Service ช่วยอะไรได้บ้าง", "ขอบคุณที่ไหน",
     "สวัสดิการประชาชน", "ขอไฟล์ Template 3", "ระบบไม่ตรงกับเกณฑ์ทำยังไง", "help desk อยู่ที่ไหน",
     "คุณสมบัติคืออะไร",
     "ช้าได้กี่วัน", "high level target"],
)  # fmt: skip
def test_a_question_is_no_small_talk(text):
    assert small_talk(normalise(text)) is None


def test_the_corpus_is_never_small_talk(corpus):
    questions = [entry.question for entry in corpus.entries]
    questions += [text for texts in corpus.alternates.values() for text in texts]
    assert not [question for question in questions if small_talk(normalise(question))]


@pytest.mark.parametrize(
    "repeated", ["มากๆ", "ดี", "ถามอะไรได้บ้าง", "ช่วยอะไร", "ขอบคุณ", "hi ", "ค่า", "ขอ", "ไฟล์", "เดี๋ยว"]
)
def test_a_long_repetition_is_read_in_no_time(repeated):
    # One reading too many for each repetition would take longer than the universe has.
    assert small_talk("ดี" + repeated * 150 + "x") is None
