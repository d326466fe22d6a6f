import pytest

from chatbot.text.marks import ordered_marks, whole_vowels


@pytest.mark.parametrize(
    ("typed", "whole", "count"),
    [
        ("น\u0e4d\u0e49\u0e32", "น้ำ", 1),
        ("น\u0e49\u0e4d\u0e32", "น้ำ", 1),
        ("ก\u0e4d\u0e32หนด", "กำหนด", 1),
        ("ถ\u0e4d\u0e34ง ถ\u0e34\u0e4dง", "ถึง ถึง", 2),
        ("ซ\u0e34\u0e48\u0e4dง", "ซึ่ง", 1),
        ("เเก้ไขเเละเเจ้ง", "แก้ไขและแจ้ง", 3),
        # One sara e typed twice.
        ("ช่วยเเหลือเเป็นชุด", "ช่วยเหลือเป็นชุด", 2),
        ("เเ", "แ", 1),
        ("น้ำซึม", "น้ำซึม", 0),
    ],
)
def test_vowels_in_pieces_become_whole(typed, whole, count):
    assert whole_vowels(typed) == (whole, count)


@pytest.mark.parametrize(
    ("typed", "ordered", "count"),
    [
        ("ท\u0e48\u0e35นี้", "ที่นี้", 1),
        ("ท\u0e35\u0e48\u0e48", "ที่", 1),
        ("พันธ\u0e4c\u0e38", "พันธุ์", 1),
        ("น\u0e33\u0e49", "น้ำ", 1),
        ("คะ\u0e48 ขา\u0e48ว", "ค่ะ ข่าว", 2),
        ("ที่นี่มีน้ำ", "ที่นี่มีน้ำ", 0),
    ],
)
def test_marks_stand_in_typing_order(typed, ordered, count):
    assert ordered_marks(typed) == (ordered, count)
