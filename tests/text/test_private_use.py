import pytest

from chatbot.text.private_use import real_characters


@pytest.mark.parametrize(
    ("copied", "real", "count"),
    [
        ("มีกี\uf70aตัว", "มีกี่ตัว", 1),
        ("ป\uf702งบประมาณ", "ปีงบประมาณ", 1),
        ("ป\uf710จจุบัน", "ปัจจุบัน", 1),
        ("เป\uf712นเวที", "เป็นเวที", 1),
        ("ได\uf70bแก\uf70a", "ได้แก่", 2),
        ("ฝ\uf705าย", "ฝ่าย", 1),
        ("ฟ\uf706า", "ฟ้า", 1),
        ("ที\uf713ดิน", "ที่ดิน", 1),
        ("ประสบการณ\uf70e", "ประสบการณ์", 1),
        ("หญิง \uf70f", "หญิง ญ", 1),
        ("\uf700าน", "ฐาน", 1),
        ("กฎ\uf718 กฏ\uf719 พินฺทุ\uf71a", "กฎุ กฏู พินฺทฺุ", 3),
        ("ข\uf88eอ", "ข้อ", 1),
        ("ชุ่มชื้น", "ชุ่มชื้น", 0),
        # Of other fonts, with a meaning of their own.
        ("\uf6ff\uf71b\ue000", "\uf6ff\uf71b\ue000", 0),
    ],
)
def test_private_use_characters_become_real_ones(copied, real, count):
    assert real_characters(copied) == (real, count)


def test_each_of_the_windows_fonts_stands_for_what_harfbuzz_says():
    shapes = "".join(map(chr, range(0xF700, 0xF71B)))
    real, _ = real_characters(shapes)
    assert real == "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู"


def test_each_of_the_mac_fonts_stands_for_what_harfbuzz_says():
    shapes = "".join(map(chr, range(0xF884, 0xF89F)))
    real, _ = real_characters(shapes)
    assert real == "ัิีึื็่่่้้้๊๊๊๋๋๋์์์ํญฺุูฐ"
