"""What a text pins down, kind by kind."""

import pytest

from chatbot.text.normalise import normalise
from chatbot.understanding.condition import condition_in, denied_in
from chatbot.understanding.counts import counts_in
from chatbot.understanding.details import details_asked, details_stated
from chatbot.understanding.levels import levels_in
from chatbot.understanding.pins import Pins
from chatbot.understanding.series import series_in


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("กรอก Form 2 หรือ Form 3", {"form": {2, 3}}),
        ("แนบ Annex 1-3 มาด้วย", {"annex": {1, 2, 3}}),
        ("ด้านที่ ๔ ว่าด้วยน้ำ", {"ด้าน": {4}}),
        ("ไตรมาส 2 และ 3", {"ไตรมาส": {2, 3}}),
        ("งานระดับ B2", {"b": {2}}),
        ("มาตรา 33 ถึง 35", {"มาตรา": {33, 34, 35}}),
        ("Grid 4.0 มีกี่ด้าน", {}),
        ("ลด 15 % ใน 30 วัน", {}),
    ],
)
def test_places_in_a_series(text, series):
    assert series_in(normalise(text)) == series


def test_counts_of_kinds_named_in_latin_letters():
    assert counts_in("เลือก 12 pilots จาก 3 regions") == {"pilot": {12}, "region": {3}}
    assert counts_in("ภายใน 30 days จำนวน 5 mb") == {}


def test_steps_of_a_scale_and_a_common_slip():
    assert levels_in("ผ่านขั้นต้นแล้ว ยังไม่ถึงชั้นสูง") == {"ขั้นต้น", "ขั้นสูง"}


@pytest.mark.parametrize(
    ("asked", "stated", "detail"),
    [
        ("ค่าธรรมเนียมต่อใบอนุญาต", "ฉบับละ 50 บาท", "money"),
        ("ต่อใบอนุญาตเมื่อไร", "ภายในเดือนมีนาคม", "when"),
        ("เปิดรับกี่ราย", "รับสามราย", "how much"),
        ("ขอเบอร์กองช่าง", "โทร 1323", "phone"),
        ("ส่งทางอีเมลไหน", "info@example.org", "email"),
        ("เขตปลอดควันหมายถึงอะไร", "หมายถึงเขตที่ห้ามสูบบุหรี่", "definition"),
    ],
)
def test_a_detail_is_asked_for_and_stated_by_its_own_signs(asked, stated, detail):
    assert detail in details_asked(asked)
    assert detail in details_stated(stated)
    assert detail not in details_stated("ให้ติดต่อเจ้าหน้าที่")


def test_what_is_no_request_for_a_time():
    assert "when" not in details_asked("เมื่อไม่มีเอกสารต้องทำอย่างไร")


def cut(text):
    return text.split()


def test_a_case_that_opens_a_text_and_one_that_does_not():
    opening = condition_in(cut("กรณี บ่อ แห้ง ต้อง แจ้ง ใคร"))
    assert (opening.words, opening.opens) == (("บ่อ", "แห้ง"), True)
    later = condition_in(cut("แจ้ง ใคร ถ้า บ่อ แห้ง"))
    assert (later.words, later.opens) == (("บ่อ", "แห้ง"), False)
    assert condition_in(cut("แจ้ง ใคร")) is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("หน่วยงาน ที่ ไม่ ได้ เป็นเจ้าของบ่อ", {"เจ้าของบ่อ"}),
        ("ผู้ ที่ ไม่ ใช่ สมาชิก", {"สมาชิก"}),
        ("คน ที่ ไม่ มี บัตร", set()),
        ("ไม่ ต้อง แจ้ง ใช่ ไหม", set()),
    ],
)
def test_whom_a_text_speaks_of_by_what_they_are_not(text, denied):
    assert denied_in(cut(text)) == denied


def test_pins_are_the_same_after_json():
    text = normalise("กรณี ปี ๒๕๖๕ Form 2 ขั้นสูง 12 pilots ค่าปรับ กี่ บาท ไม่ ใช่ สมาชิก")
    pins = Pins.of(text, cut(text))
    assert pins.years == {2565}
    assert Pins.from_json(pins.to_json()) == pins
    assert Pins.together([pins, pins]).condition is None
