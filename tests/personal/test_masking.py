import pytest

from chatbot.personal.masking import mask, masked, public_contacts
from scripts.measure_masking import measure, read_lines

SURELY = ("id", "phone", "email")


def test_the_lines_with_and_without_personal_data():
    lines = list(read_lines())
    figures = measure(lines)
    assert len(lines) >= 300
    assert sum(bool(line.items) for line in lines) >= 150
    assert figures.harmless >= 150
    found, items = (sum(count[kind] for kind in SURELY) for count in (figures.found, figures.items))
    assert found / items >= 0.99
    assert len(figures.false) / figures.harmless <= 0.02
    assert sum(figures.found.values()) / sum(figures.items.values()) >= 0.97


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("เลข ๒-๙๙๙๙-๕๒๑๗๘-๓๔-๒ ใช้ได้ไหม", "เลข [ID] ใช้ได้ไหม"),
        ("โทร 081-234-5678 หรือ a.b@example.com", "โทร [PHONE] หรือ [EMAIL]"),
        ("บัญชี 123-4-56789-0 ของนายสมชาย ใจดี", "บัญชี [ACCOUNT] ของ[NAME]"),
        ("พาสปอร์ต AA1234567 รถทะเบียน กข 1234", "พาสปอร์ต [PASSPORT] รถทะเบียน [PLATE]"),
        ("นร 1200/ว 21 ลงวันที่ 5 ตุลาคม 2564 โทร 1567", "นร 1200/ว 21 ลงวันที่ 5 ตุลาคม 2564 โทร 1567"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_question(text, left):
    assert mask(text) == left


def test_what_an_office_gives_out_itself_stays():
    public = public_contacts(["โทร. ๐ ๒๓๕๖ ๙๙๙๙ หรือ info@example.go.th"])
    assert mask("02-356-9999 กับ INFO@example.go.th", public).endswith("INFO@example.go.th")
    assert mask("+66 2 356 9999 โทรติดไหม", public) == "+66 2 356 9999 โทรติดไหม"
    assert mask("0812345678", public) == "[PHONE]"


def test_a_number_whose_check_digit_is_wrong_is_masked_where_it_is_called_one():
    assert mask("1234567890123") == "1234567890123"
    assert mask("เลขบัตร 1234567890123") == "เลขบัตร [ID]"


def test_places_are_those_of_the_text_as_typed():
    [found] = masked("ติดต่อ ๐๘๑๒๓๔๕๖๗๘")
    assert (found.start, found.end) == (7, 17)
