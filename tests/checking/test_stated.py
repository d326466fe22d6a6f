import pytest

from chatbot.checking.stated import disagreements, stated_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("ค่าธรรมเนียม 1,500 บาท", {"baht": {"1500"}}),
        ("ไม่เกิน 1.5 ล้านบาท", {"baht": {"1500000"}}),
        ("ภายใน 30 วัน หรือ 15 วันทำการ", {"days": {"30"}, "working days": {"15"}}),
        ("ร้อยละ 1.5 หรือ 3%", {"per cent": {"1.5", "3"}}),
        ("วันที่ 8 ม.ค.", {"day and month": {"8/1"}}),
        ("เดือนตุลาคม 2564", {"month": {"10"}, "year": {"2564"}}),
        ("เปิด 08.30 น.", {"time of day": {"8:30"}}),
        ("โทร. 02-345-6789", {"telephone": {"023456789"}}),
        ("ตามมาตรา 33", {"มาตรา": {"33"}}),
        ("ยื่นได้ทุกวัน", {}),
    ],
)
def test_the_values_that_a_text_states(text, stated):
    assert {kind: set(values) for kind, values in stated_in(text).items()} == stated


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("ภายใน 30 วัน", "ภายใน 60 วันนับแต่วันที่รับแจ้ง", ["days 30 against 60"]),
        ("100 บาท", "100 บาท และค่าปรับ 500 บาท", []),
        ("30 วัน", "ต้องชำระ 100 บาท", []),
        ("ออกคำสั่งให้แก้ไขภายใน 15 วัน", "เจ้าพนักงานตรวจวัดเสียงภายใน 7 วัน", []),
        ("ดอกเบี้ยไม่เกินร้อยละ 1", "งวดแรกชำระเงินต้นร้อยละ 1.5", []),
        ("ให้ยื่นคำขอภายใน 30 วัน", "ต้องยื่นคำขอภายใน 60 วัน", ["days 30 against 60"]),
        ("มี 7 หมวด หมวด 7 คือผลลัพธ์", "มี 9 หมวด หมวด 7 คือผลลัพธ์", ["number 7 against 9"]),
        ("ไม่เกิน 20 กิโลกรัม", "ไม่เกิน 20 กิโลกรัม", []),
    ],
)
def test_what_two_answers_state_differently(one, other, said):
    assert [str(found) for found in disagreements(one, other)] == said
