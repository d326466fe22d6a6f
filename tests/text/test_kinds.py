import pytest

from chatbot.text.kinds import KINDS, kinds_asked
from chatbot.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ส่งเอกสารเมื่อไร", {"when"}),
        ("ค่าธรรมเนียมเท่าไหร่", {"how much"}),
        ("ใช้เวลากี่วัน", {"when", "how much"}),
        ("ใครเป็นเจ้าภาพ", {"who"}),
        ("ยื่นคำขอได้ที่ไหน", {"where"}),
        ("ต้องทำอย่างไร", {"how"}),
        ("ต้องเตรียมอะไร", {"what"}),
        ("ทำไมต้องยื่น", {"why"}),
        ("ยื่นแทนได้หรือไม่", {"yes or no"}),
        ("Can I apply by post", {"yes or no"}),
        ("How many forms, and where", {"how much", "where"}),
        ("ตัวชี้วัด", set()),
        ("", set()),
    ],
)
def test_the_kind_of_thing_asked_for(text, kinds):
    assert kinds_asked(normalise(text)) == kinds


def test_all_kinds_have_a_name():
    assert len(KINDS) == len(set(KINDS)) == 8
