import pytest

from chatbot.repair.skeleton import one_left_out, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("หน่วยงาน", "หนวยงาน"),
        ("เกณฑ์", "เกน"),
        ("ใหม่", "ไหม่"),
        ("ทราบ", "ซาบ"),
        ("ประโยชน์", "ประโยช"),
        ("ภารกิจ", "พาลกิจ"),
    ],
)
def test_words_that_sound_alike_have_one_skeleton(one, other):
    assert sound(one) == sound(other)


def test_one_left_out():
    assert one_left_out("abc") == ["bc", "ac", "ab"]
    assert one_left_out("") == []
