from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text.line_breaks import WIDEST, LineBreaks, columns, may_part
from chatbot.text.segment import Segmenter


@pytest.fixture(scope="module")
def breaks(corpus, segmenter):
    return LineBreaks(segmenter, corpus.glossary)


@pytest.mark.parametrize(
    "line",
    [
        "หน่วยงาน|สามารถ|ยืนยัน |การเลือก|ตัวชี้วัด|ใน|องค์ประกอบ|ที่ 2 |และ|จัดส่ง|ให้",
        # Terms with a space or a hyphen in them, in any case.
        "ประเมิน |PMQA 4.0 |และ |Focus area |หรือ |e-service |ของ|สำนักงาน ก.พ.ร. |เมื่อใด",
        # Dates; a long one has the word before it on the line above.
        "ภายใน|เดือน|ตุลาคม 2564 |และ|วันที่ |30 กันยายน 2564 |หรือ |31 ต.ค. 64",
        "เมื่อ|วันที่ |3 สิงหาคม |พ.ศ. 2564 |ใน|พ.ศ. 2565 |และ|ปีงบประมาณ 2566",
        "ประจำปีงบประมาณ |พ.ศ. 2565",
        # Numbers with what they count, or what they are the number of.
        "ร้อยละ 80 |ของ |5 ตัวชี้วัด |ตาม|ข้อ 2 |และ |Template 1 |ได้ |20 %",
        "องค์ประกอบ |1 |และ |2",
        # Signs stay with the word that they belong to.
        "(องค์การมหาชน) |ชี้แจง|เกณฑ์ฯ |ให้|หน่วยงาน|อื่น ๆ |ด้วย",
        "1. หน่วยงาน|เลือก",
        "นิติบุคคล/|บุคคลธรรมดา |L1/L2/L3 |data.go.th",
        # Both กระบวน|การทำงาน and กระบวนการ|ทำงาน; a prefix with its verb.
        "ปรับเปลี่ยน|กระบวนการทำงาน |ผู้กำหนด |การคิด|คะแนน",
    ],
)
def test_a_line_ends_at_these_places_alone(breaks, line):
    assert "|".join(breaks.units(line.replace("|", ""))) == line


def test_nothing_but_terms_is_held_wider_than_half_a_telephone(breaks, corpus):
    lines = [
        line for entry in corpus.entries for line in f"{entry.question}\n{entry.answer}".split("\n")
    ]
    terms = {"".join(term.lower().split()) for term in corpus.glossary}

    wide = {
        unit.strip()
        for line in lines
        for unit in breaks.units(line)
        if columns(unit.strip()) > WIDEST and "://" not in unit
    }

    words = {"สำนักงานเศรษฐกิจการเกษตร", "กรมโรงงานอุตสาหกรรม"}
    assert {
        unit for unit in wide - words if "".join(unit.lower().split()).strip("():") not in terms
    } == set()


def test_another_office_has_other_terms():
    text = "ขอใบอนุญาตจอดรถ"
    assert LineBreaks(Segmenter(), ()).units(text) == ("ขอ", "ใบอนุญาต", "จอด", "รถ")
    terms = ["ใบอนุญาตจอดรถ"]
    assert LineBreaks(Segmenter(terms), terms).units(text) == ("ขอ", "ใบอนุญาตจอดรถ")


@given(st.text(st.sampled_from("กขนาเแ่้ิำๆฯ 12a.(/)-\n๑ตุลาคม"), max_size=60))
def test_every_text_is_whole_and_no_mark_begins_a_line(breaks, text):
    units = breaks.units(text)

    assert "".join(units) == text
    assert all(may_part(before[-1], after[0]) for before, after in pairwise(units))
