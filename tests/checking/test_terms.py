"""Findings about short forms, terms and sections, each with a near case that is none."""

import pytest

from chatbot.datatypes import Section


def shorts(find, answer, **changes):
    return [one.matter for one in find("unknown-abbreviation", [("ส่งให้ใคร", answer)], **changes)]


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        ("ส่งให้ สปน. ภายในเดือนนี้", "สปน."),
        ("ต้องลงนาม NDA ก่อน", "NDA"),
        ("เสนอ อ.ก.พ. กระทรวง", "อ.ก.พ."),
    ],
)
def test_a_short_form_that_nothing_spells_out(find, answer, short):
    assert shorts(find, answer) == [f"{short} is never spelled out."]
    assert shorts(find, answer, glossary=(short,)) == []


def test_a_short_form_that_the_document_spells_out(find):
    answer = "ส่งให้ สปน. ภายในเดือนนี้"
    assert shorts(find, answer, source="สำนักงานปลัดสำนักนายกรัฐมนตรี (สปน.)") == []
    assert shorts(find, answer, source="สปน. ย่อมาจากสำนักงานปลัดสำนักนายกรัฐมนตรี") == []


@pytest.mark.parametrize(
    "answer",
    [
        "ภายใน 8 ม.ค. พ.ศ. 2567 เวลา 08.30 น.",
        "ยื่นแบบ ภ.ง.ด. 90 ตาม พ.ร.บ.",
        "ส่งไฟล์ PDF",
        "ต่ออายุทาง KSP Self-service",
        "สิ้นสุดประโยคของกรม.",
    ],
)
def test_what_everybody_reads_is_no_finding(find, answer):
    assert shorts(find, answer) == []


def test_a_short_form_that_many_entries_use_is_known(find):
    texts = [(f"คำถามที่ {number}", "ส่งให้ สปน. ก่อน") for number in range(4)]
    assert len(find("unknown-abbreviation", texts[:3])) == 1
    assert find("unknown-abbreviation", texts) == []


def test_a_section_without_entries_and_one_with_a_single_one(find):
    sections = (Section("office", "ทั่วไป"), Section("fees", "ค่าธรรมเนียม"))
    one, two = [("ข้อใด", "ก")], [("ข้อใด", "ก"), ("คำใด", "ข")]
    assert [str(found.severity) for found in find("thin-section", one, sections=sections)] == [
        "note",
        "warning",
    ]
    [empty] = find("thin-section", two, sections=sections)
    assert empty.matter == "No entry stands under the title “ค่าธรรมเนียม”."
    assert find("thin-section", one, sections=sections[:1]) == []


def test_a_term_that_stands_nowhere(find):
    texts = [("ใช้ e-Service อย่างไร", "สมัครก่อน")]
    [finding] = find(
        "unused-term",
        texts,
        glossary=("E-SERVICE", "eService", "eSAR", "อีเซอร์วิส"),
        spellings={"อีเซอร์วิส": "e-Service"},
    )
    assert "“eSAR”" in finding.matter


def test_a_spelling_of_a_term_that_stands_nowhere(find):
    texts = [("ใช้ e-Service อย่างไร", "สมัครก่อน")]
    spellings = {"อีเซอร์วิส": "e-Service", "อีซาร์": "e-SAR", "อี-ซาร์": "e-SAR"}
    [finding] = find("unused-spelling", texts, spellings=spellings)
    assert "“e-SAR”" in finding.matter
