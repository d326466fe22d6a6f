import pytest

from chatbot.repair.edit import apply
from chatbot.repair.spellings import Spellings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ลงทะเบียนจีดีแคตตาล็อกที่ไหน", "ลงทะเบียน GD Catalog ที่ไหน"),
        ("ม็อคอัพ", "mockup"),
        ("(ม็อคอัพ)", "(mockup)"),
        ("แคตตาล็อกสินค้า", "แคตตาล็อกสินค้า"),
        ("ม็อคอัพ ก กับม็อคอัพ ข", "mockup ก กับ mockup ข"),
        ("จีดีแคตตาล็อกกับจีดีแคตตาล็อก ม็อคอัพ?", "GD Catalog กับ GD Catalog mockup?"),
    ],
)
def test_terms_as_the_document_writes_them(typed, meant):
    spellings = Spellings.build({"จีดีแคตตาล็อก": "GD Catalog", "ม็อคอัพ": "mockup"}, ["อื่นๆ"])
    assert apply(spellings.edits(typed), typed) == meant


def test_a_spelling_that_is_well_known_stays():
    spellings = Spellings.build({"เคพีไอ": "KPI"}, ["เคพีไอของกรม"] * 5)
    assert spellings.edits("ส่งเคพีไอ") == []


def test_spellings_that_touch_have_one_space_between(repairs):
    assert repairs("บิสพอร์ทัลแอคเมคส์และบิสพอร์ทัล") == ("Biz Portal ACMECS และ Biz Portal",)


def test_misspelt_spellings_are_found_too(repairs):
    assert repairs("เปิดดาต้าแคตาลอคอย่างไร") == ("เปิด Data Catalog อย่างไร",)
    assert repairs("เปิดดาต้าแคตาลอกอย่างไร") == ("เปิดดาต้าแคตตาล็อกอย่างไร",)
