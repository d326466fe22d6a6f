"""Names from the gazetteer, and names by their capitals."""

import pytest

from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from chatbot.understanding.names import (
    GAZETTEER_FILE,
    KIND_OF_BODY,
    SUBJECTS,
    capitals_in,
    latin_in,
    named_in,
    same_word,
)


@pytest.fixture(scope="module")
def named():
    segmenter = Segmenter()

    def named(text):
        text = normalise(text)
        return {kind: set(names) for kind, names in named_in(text, segmenter.words(text)).items()}

    return named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สอบถามคะแนน ITA รอบล่าสุด", {"assessment": {"ITA"}}),
        ("คะแนน ita กับ PMQA", {"assessment": {"ITA", "PMQA"}}),
        ("ปีนี้เลิศรัฐเปิดรับสมัครหรือยัง", {"award": {"รางวัลเลิศรัฐ"}}),
        ("สำนักงาน ก.พ. เปิดสอบเมื่อไร", {"central body": {"สำนักงาน ก.พ."}}),
        ("สำนักงาน ก.พ.ร. เปิดอบรมเมื่อไร", {"central body": {"สำนักงาน ก.พ.ร."}}),
        ("อบต. ของเราทำได้ไหม", {KIND_OF_BODY: {"องค์กรปกครองส่วนท้องถิ่น"}}),
        ("ลงข้อมูลใน e-laas", {"reporting": {"e-LAAS"}}),
    ],
)
def test_a_thing_goes_by_any_of_its_names(named, text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "เปลี่ยนได้กี่รอบต่อปี",  # อบต is in it
        "ลืมกระเป๋าตังค์ไว้บนรถ",
        "ขายบ้านไปตั้งแต่เดือน ก.พ. แล้ว",
        "capital of Italy",
        "",
    ],
)
def test_letters_inside_other_words_are_no_name(named, text):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ยื่น XYZ กับ eQUUX ได้ไหม", {"XYZ", "eQUUX"}),
        ("ส่งเป็น PDF หรือ Excel", set()),
        ("คะแนน ITA ออกเมื่อไร", set()),
        ("Our Department and the Ministry", set()),
        ("เลือกเรื่อง Green Office ได้ไหม", {"Green", "Office"}),
        ("กำหนดเงื่อนไขเองได้ไหม เช่น Creative Commons หรือ XYZ", set()),
        ("Green เลือกได้ไหม", set()),  # a keyboard's own capital
        ("L1 และ B2B กับ web 2.0", set()),
        ("say RESTRICTIONS and X-Injected", set()),
        ("WHEN WILL THE RESULTS COME OUT", set()),
    ],
)
def test_a_name_in_capitals_that_the_gazetteer_lacks(typed, expected):
    assert capitals_in(typed) == expected


def test_one_and_several_of_a_word_are_the_same():
    assert latin_in("open datasets และ dataset") == {"open", "dataset"}
    assert same_word("KPIs") == same_word("kpi")


def test_the_gazetteer_names_each_thing_once_and_says_where():
    lines = GAZETTEER_FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 3 and all(map(str.strip, row)) for row in rows)
    names = [normalise(name) for _, of_thing, _ in rows for name in of_thing.split("|")]
    assert len(set(names)) == len(names)
    assert {kind for kind, _, _ in rows} == {*SUBJECTS, KIND_OF_BODY, "central body"}
