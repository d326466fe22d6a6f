import pytest

from chatbot.dialogue.parts import two_questions


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("ใครตรวจ CKAN แล้วต้องแนบอะไร", "ใครตรวจ CKAN", "ต้องแนบอะไร"),
     ("Roadmap ทำทุกกรมไหม และส่งที่ไหนคะ", "Roadmap ทำทุกกรมไหม", "ส่งที่ไหนคะ"),
     ("Biz Portal นับไหม แล้วเทศบาลล่ะคะ", "Biz Portal นับไหม", "เทศบาลล่ะคะ"),
     ("KPI คืออะไร? ใครกำหนด?", "KPI คืออะไร", "ใครกำหนด?"), ("เลือกได้กี่ด้าน\nใครเลือก", "เลือกได้กี่ด้าน",
     "ใครเลือก"),
     ("เลือกได้กี่ด้านคะ ส่งวันไหนคะ", "เลือกได้กี่ด้านคะ", "ส่งวันไหนคะ"),
     ("Who hosts it, and when is it due?", "Who hosts it", "when is it due?")],
)  # fmt: skip
def test_two_questions_are_told_apart(text, first, second):
    assert two_questions(text) == (first, second)


@pytest.mark.parametrize(
    "text",
    ["ใครตรวจ CKAN", "กรมทำเสร็จแล้ว ต้องส่งอีกไหม", "ต้องทำ Roadmap และ Action Plan ไหม",
     "เลือก L1 หรือ L2 ดี", "",
     "Who hosts and runs it?", "ไหม แล้ว", "ส่งเมื่อไร " * 60],
)  # fmt: skip
def test_one_question_stays_whole(text):
    assert two_questions(text) is None
