import pytest

from chatbot.importing.found import FoundQuestion
from chatbot.importing.witnessed import Witness

FILE = "ลากิจได้กี่วัน\nปีละ ๔๕ วัน\n ไม่รวมวันหยุด\nดู เว็บ\nhttps://a.go.th/x"


@pytest.mark.parametrize(
    ("answer", "severity"),
    [
        ("ปีละ ๔๕ วัน", None),
        ("ปีละ ๔๕ วัน\n● ไม่รวม วันหยุด", None),
        ("2. ปีละ ๔๕ วัน", None),
        ("ดู เว็บ (https://a.go.th/x)", None),
        ("ดู เว็บ (https://b.go.th/x)", "error"),
        ("ปีละ 54 วัน", "error"),
        ("ปีละ ๔๕ วัน และเพิ่มอีก ๕ วัน", "error"),
        ("ปีละ \0 วัน", "error"),
    ],
)
def test_what_does_not_stand_in_the_file_is_told(answer, severity):
    problems = list(Witness(FILE).problems([FoundQuestion("ลากิจได้กี่วัน", answer, "บรรทัด 2")]))
    assert [str(one.severity) for _, one in problems] == ([severity] if severity else [])


def test_words_in_another_order_are_a_note():
    first, second = "ผู้ขอยื่นคำขอต่อหัวหน้าส่วนราชการ", "ก่อนวันลาไม่น้อยกว่าสามวันทำการ"
    found = FoundQuestion("ถาม", f"{second}{first}", "")
    ((_, problem),) = Witness(f"ถาม {first} {second}").problems([found])
    assert str(problem.severity) == "note"


def test_what_a_page_tore_is_looked_for_piece_by_piece():
    torn = FoundQuestion("ลากิจได้ กี่วัน", "ปีละ", "", torn=("ลากิจได้", "กี่วัน", "ปีละ"))
    assert list(Witness("ลากิจได้\nหัวกระดาษ\nกี่วัน ปีละ").problems([torn])) == []
