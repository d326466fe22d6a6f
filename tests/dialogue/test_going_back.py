import pytest

from chatbot.dialogue.going_back import named_to_go_back_to


@pytest.mark.parametrize(
    ("text", "named"),
    [("กลับไปเรื่อง roadmap อีกทีค่ะ", "roadmap"), ("ขอย้อนกลับไปที่ l2 ใครตรวจ", "l2 ใครตรวจ"),
     ("back to the roadmap", "roadmap"), ("let's go back to ckan again", "ckan")],
)  # fmt: skip
def test_what_is_gone_back_to(text, named):
    assert named_to_go_back_to(text) == named


@pytest.mark.parametrize("text", ["roadmap อีกที", "ต้องส่งกลับเมื่อไร", ""])
def test_other_turns_go_nowhere(text):
    assert named_to_go_back_to(text) is None
