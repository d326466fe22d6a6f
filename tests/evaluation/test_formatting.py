import pytest

from chatbot.evaluation.formatting import visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ตัวชี้วัดส่งเมื่อไร\nครับ", "ตัวชี้วัดส่งเมื่อไร\nครับ"),
        ("a\x00\x1b[31m", "a\\x00\\x1b[31m"),
        ("\u202e\u2066\ufeff\ud800", "\\u202e\\u2066\\ufeff\\ud800"),
        ("\U000e0041\r", "\\U000e0041\\r"),
    ],
)
def test_hidden_characters_are_shown(typed, shown):
    assert visible(typed) == shown
