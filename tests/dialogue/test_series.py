import pytest

from chatbot.dialogue.series import goes_on_with_number, next_in_series


@pytest.mark.parametrize(
    ("text", "topic", "again"),
    [("2 ล่ะ", "Template 1 กรอกอะไร", "Template 2 กรอกอะไร"), ("แล้ว 3", "นิยามของ L2", "นิยามของ L3"),
     ("4 ล่ะคะ", "ระดับ 3 ต้องมีอะไร", "ระดับ 4 ต้องมีอะไร"), ("แล้ว 66 ล่ะ", "เกณฑ์ปี 65", "เกณฑ์ปี 66"),
     ("and 2?", "What is Level 1 about?", "What is Level 2 about?"),
     ("แล้วปี 2566 ล่ะ", "ประกาศผลปี พ.ศ. 2565 วันไหน", "ประกาศผลปี พ.ศ. 2566 วันไหน"),
     ("แล้วปี 2566 ล่ะ", "ผลปี 65 ออกวันไหน", "ผลปี 2566 ออกวันไหน"),
     ("แล้วปี 66 ล่ะ", "ผลปี 2565 ออกวันไหน", "ผลปี 66 ออกวันไหน"),
     ("งั้น template 3 ล่ะคะ", "template 1 กรอกอะไร", "template 3 กรอกอะไร"),
     ("แล้วไตรมาส 2 ล่ะ", "รายงานไตรมาสที่ 1 ส่งเมื่อไร", "รายงานไตรมาสที่ 2 ส่งเมื่อไร")],
)  # fmt: skip
def test_a_number_goes_on_in_the_series_of_the_topic(text, topic, again):
    assert next_in_series(text, topic) == again


@pytest.mark.parametrize(
    ("text", "topic"),
    [("2 ล่ะ", "PMQA 4.0 มีกี่หมวด"), ("2 ล่ะ", "14 metadata มีอะไร"), ("2 ล่ะ", "เกณฑ์ปี 65"),
     ("ข้อ 2", "Template 1 กรอกอะไร"),
     ("แล้วด้าน 2 ล่ะ", "Template 1 กรอกอะไร"), ("Template 2", "Template 1 กรอกอะไร"), ("",
     "Template 1 กรอกอะไร")],
)  # fmt: skip
def test_where_there_is_no_such_series_it_does_not(text, topic):
    assert next_in_series(text, topic) is None


def test_going_on_is_said():
    assert goes_on_with_number("แล้ว 3 ล่ะ")
    assert goes_on_with_number("2 ล่ะ")
    assert not goes_on_with_number("2")
    assert not goes_on_with_number("ข้อ 2 ล่ะ")
