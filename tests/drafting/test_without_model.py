"""Rules that put a question into other words, each by itself."""

import pytest

from chatbot.drafting.abbreviations import abbreviations_in, expanded_or_shortened
from chatbot.drafting.everyday import in_everyday_words
from chatbot.drafting.forms import other_forms
from chatbot.drafting.rewriting import replace_all
from chatbot.drafting.similarity import similarity as alike
from chatbot.drafting.synonyms import Synonyms
from chatbot.drafting.terms import Terms
from chatbot.drafting.without_model import FreeDrafter
from chatbot.text.segment import Segmenter


@pytest.fixture(scope="module")
def cut():
    return Segmenter(["e-Service", "กพร", "ก.พ.ร."]).segment


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("จอดรถค้างคืนได้หรือไม่", "จอดรถค้างคืนได้ไหม"),
        ("จอดรถค้างคืนได้หรือไม่", "จอดรถค้างคืนได้มั้ยคะ"),
        ("จอดรถค้างคืนได้หรือไม่", "จอดรถค้างคืนได้หรือเปล่า"),
        ("ลานเปิดเมื่อใด", "ลานเปิดเมื่อไหร่"),
        ("ลานเปิดเมื่อใด", "ลานเปิดวันไหนคะ"),
        ("ขอบัตรอย่างไร", "ขอบัตรยังไง"),
        ("ต้องใช้เอกสารอะไรบ้าง", "ต้องใช้เอกสารอะไรมั่งคะ"),
        ("เอกสารมีอะไรบ้าง", "เอกสารมีอะไรมั่งคะ"),
        ("ค่าจอดเท่าใด", "ค่าจอดเท่าไหร่"),
        ("จอดได้ที่ใด", "จอดได้ที่ไหน"),
        ("ต้องมีบัตรหรือไม่", "จำเป็นต้องมีบัตรไหม"),
        ("จำเป็นต้องมีบัตรหรือไม่", "ต้องมีบัตรไหม"),
        ("จอดได้ไหมครับ", "จอดได้ไหม"),
        ("จอดได้ไหมครับ", "จอดได้หรือไม่"),
    ],
)
def test_other_question_forms(cut, question, other):
    assert other in set(other_forms(question, cut))


def test_a_question_without_a_form_stays(cut):
    assert list(other_forms("ค่าจอดรถรายเดือน", cut)) == []


def test_a_stretch_is_replaced_as_whole_words_only(cut):
    assert replace_all("หากินในลาน", "หาก", "ถ้า", cut) == "หากินในลาน"
    assert replace_all("หากจอดนาน", "หาก", "ถ้า", cut) == "ถ้าจอดนาน"
    assert replace_all("งาน E-SERVICE นี้", "e-Service", "อีเซอร์วิส", cut) == "งาน อีเซอร์วิส นี้"
    assert replace_all("ระดับ L10", "L1", "แอลหนึ่ง", cut) == "ระดับ L10"


def test_official_words_become_everyday_ones(cut):
    assert [*in_everyday_words("หากบิดาประสงค์จะชำระค่าจอด", cut)] == ["ถ้าพ่ออยากจ่ายค่าจอด"]


def test_names_and_their_short_forms(cut):
    texts = [
        "ส่งที่สำนักงานคณะกรรมการพัฒนาระบบราชการ (ก.พ.ร.) ภายในเดือนมกราคม",
        "การประเมินศักยภาพในการดำเนินงาน (Potential Base) ของกรม",
        "การคิดคะแนนของการประเมินศักยภาพในการดำเนินงาน (Potential Base) ของกระทรวง",
        "มีจำนวนผู้รับบริการ (อปท.) มาก",
        "ต้องยื่นแบบคำขอ (ถ้ามี) และคำอธิบายข้อมูล (metadata) จำนวนหนึ่งชุด (10 หน้า)",
    ]
    assert abbreviations_in(texts, cut) == {
        "ก.พ.ร.": "สำนักงานคณะกรรมการพัฒนาระบบราชการ",
        "Potential Base": "การประเมินศักยภาพในการดำเนินงาน",
    }


def test_a_name_is_shortened_and_a_short_form_expanded(cut):
    names = {"ก.พ.ร.": "คณะกรรมการพัฒนาระบบราชการ"}
    assert [*expanded_or_shortened("ส่ง ก.พ.ร. เมื่อใด", names, cut)] == [
        "ส่ง คณะกรรมการพัฒนาระบบราชการ เมื่อใด"
    ]
    assert "ส่งก.พ.ร.เมื่อใด" in set(
        expanded_or_shortened("ส่งคณะกรรมการพัฒนาระบบราชการเมื่อใด", names, cut)
    )
    assert [*expanded_or_shortened("ส่งให้ใคร", names, cut)] == []


def test_terms_in_other_spellings(collection, segmenter):
    others = [*Terms(collection).other_spellings("ส่ง KPI ที่ไหน", segmenter.segment)]
    assert others[:2] == ["ส่ง เคพีไอ ที่ไหน", "ส่ง เค.พี.ไอ. ที่ไหน"]


def test_synonyms_come_from_the_file_of_the_library(tmp_path):
    assert Synonyms().of("สมรส") == "แต่งงาน"
    assert Synonyms(tmp_path / "nothing.db").of("สมรส") is None


def test_a_term_of_the_documents_has_no_synonym(cut):
    question = "สมรสแล้วจอดได้ไหม"
    assert [*Synonyms().with_synonyms(question, cut, str.isdigit)] == ["แต่งงานแล้วจอดได้ไหม"]
    assert [*Synonyms().with_synonyms(question, cut, lambda word: word == "สมรส")] == []


def test_drafts_say_what_made_them(make_collection):
    collection = make_collection([("บิดาต้องชำระค่าจอดรถหรือไม่", "ไม่ต้อง")])
    made = FreeDrafter(collection, Segmenter()).drafts(collection.entries[0])
    by_text = {one.text: one.origin for one in made}
    assert by_text["บิดาจำเป็นต้องชำระค่าจอดรถไหม"] == "question-form"
    assert by_text["พ่อจำเป็นต้องจ่ายค่าจอดรถไหม"] == "everyday-words+question-form"
    assert "บิดาต้องชำระค่าจอดรถหรือไม่" not in by_text


def test_similarity_is_that_of_the_project(similarity):
    for one, other in [("abcde", "ABCD"), ("ก", "ก"), ("จอดที่ไหน", "จอดที่ใด"), ("", "ก")]:
        assert alike(one, other) == similarity(one, other)
