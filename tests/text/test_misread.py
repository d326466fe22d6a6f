import pytest

from chatbot.text.misread import rightly_read

WRITTEN = [
    "การลาพักผ่อน",
    "ยื่นคำขอ ณ สำนักงานเขต ภายในกี่วัน พ.ศ. 2567",
    "ค่าธรรมเนียมต่าง ๆ ตามกฎกระทรวง จะต้องชำระ “เมื่อใด” – ที่ไหน",
    "สำคัญ ญี่ปุ่น ฐานข้อมูล ภาษี เธอเน้น e-Service",
]


def read_as(data, code_page):
    """What a reader makes of bytes that takes undefined ones for control characters."""
    return "".join(bytes([byte]).decode(code_page, errors="ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize(
    ("character_set", "code_page"), [("cp874", "cp1252"), ("utf-8", "cp1252"), ("utf-8", "cp874")]
)
def test_misread_thai_reads_as_it_was_written(written, character_set, code_page):
    misread = read_as(written.encode(character_set), code_page)
    assert misread != written

    text, places = rightly_read(misread)

    assert (text, places > 0) == (written, True)


@pytest.mark.parametrize("written", ["การลาพักผ่อน", "ภาษีที่ดินเก็บเมื่อใด"])
@pytest.mark.parametrize("character_set", ["cp874", "utf-8"])
def test_misread_as_latin_1_it_reads_as_it_was_written(written, character_set):
    text, _ = rightly_read(written.encode(character_set).decode("latin-1"))
    assert text == written


@pytest.mark.parametrize(
    ("misread", "written"),
    [
        ("¡ÒÃ»ÃÐàÁÔ¹", "การประเมิน"),
        # Bytes that Windows-1252 leaves undefined are dropped.
        ("à¸à¸²à¸£à¸¥à¸²à¸›à¹ˆà¸§à¸¢", "การลาป่วย"),
        ("à¸«à¸¥à¸±à¸à¸à¸²à¸™", "หลักฐาน"),
        # The no-break space of ภ became a space.
        ("à¸ à¸²à¸©à¸µ", "ภาษี"),
        # Two letters that happen to be one in UTF-8 were read as that.
        ("¨ÐÂ×è¹ãºÅÒä´é·Õèä\u02f9", "จะยื่นใบลาได้ที่ไหน"),
        ("ยื่น ¡ÒÃÅÒ ที่ใด", "ยื่น การลา ที่ใด"),
    ],
)
def test_what_was_lost_on_the_way_is_told_by_the_dictionary(misread, written):
    assert rightly_read(misread)[0] == written


@pytest.mark.parametrize(
    "sound",
    [
        "café à la crème, naïveté, garçon",
        "Größenmaßstäbe übermäßig ÄÖÜäöüß",
        "São Paulo, señorías, ¿Qué? ¡Olé!",
        "áéíóú ÁÉÍÓÚ àèìòù ÀÈÌÒÙ ÀÁÂÃÄÅ ÆØÅ",
        "Þjóðhátíðardagurinn á Íslandi",
        "žluťoučký kůň, Привет мир, Καλημέρα, ăâîșț, người Việt, שלום, سلام, Բարեւ",
        "±5% 25 °C ½ × ¾ §§§ £££ °°° ··· «»",
        "ราคา 20 £ ± 5% ที่ café",
        "เธอเนรมิตเนคไท อเนกประสงค์ เธียร เนปาล",
        "â€ à¸ Â",
    ],
)
def test_what_may_be_meant_is_left_alone(sound):
    assert rightly_read(sound) == (sound, 0)


def test_a_true_letter_beside_misread_thai_stays():
    assert rightly_read("café ¡ÒÃ»ÃÐàÁÔ¹ 25 °C")[0] == "café การประเมิน 25 °C"
