import pytest

from chatbot.text.parted import joined_syllables


@pytest.mark.parametrize(
    ("copied", "joined", "places"),
    [
        ("ค ่าปร ับ", "ค่าปรับ", 2),
        ("ย ื่นเร ื่องท ี่ช ั้น 2", "ยื่นเรื่องที่ชั้น 2", 4),
        ("ก ี ่วัน", "กี่วัน", 2),
        ("ก\u00a0\u00a0ี่วัน", "กี่วัน", 1),
        ("จ ำนวน", "จำนวน", 1),
        ("น ้ำประปา น้ ำประปา", "น้ำประปา น้ำประปา", 2),
        ("นำ ้", "นำ้", 1),
        ("เ ดือนมีนาคม แ ละเมษายน", "เดือนมีนาคม และเมษายน", 2),
        # The ring of sara am is lost, and white space or a second tone mark stands in its place.
        ("ส านักงานท างานประจ าปี", "สำนักงานทำงานประจำปี", 3),
        ("น ้าประปา ต ่ากว่า", "น้ำประปา ต่ำกว่า", 2),
        ("น้้าประปา ต่่ากว่า", "น้ำประปา ต่ำกว่า", 2),
        ("ต ่างด ้าว", "ต่างด้าว", 2),
        # Only parted, as the dictionary says.
        ("ภ าษาไทย", "ภาษาไทย", 1),
        ("พร ะราชบัญญัติ", "พระราชบัญญัติ", 1),
    ],
)
def test_syllables_are_joined(copied, joined, places):
    assert joined_syllables(copied) == (joined, places)


@pytest.mark.parametrize(
    "sound",
    [
        "ค่าปรับ อัตรา ต่าง ๆ ของกรม ณ วันที่ 1",
        "สระ า และสระ ะ",
        "รูป ( ่ ) และ - ่ -",
        "ก. ่",
        "ระเบียบ ว่าด้วย การลา",
        "ทำ นา ปลูก ข้าว",
    ],
)
def test_sound_white_space_stays(sound):
    assert joined_syllables(sound) == (sound, 0)
