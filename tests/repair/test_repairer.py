from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus import Collection
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.text.normalise import normalise

THAI = st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F))
KEYS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("การให้บริการของหนวยงาน", "การให้บริการของหน่วยงาน"),
        ("ประเมิณผลเดือนใหน", "ประเมินผลเดือนไหน"),
        ("เป้าหมายขั่นสูง", "เป้าหมายขั้นสูง"),
        ("สำนักงานสถิติแหงชาติ", "สำนักงานสถิติแห่งชาติ"),
        ("เจ้าพาบหลักคือใคร", "เจ้าภาพหลักคือใคร"),
        ("บัญชีขอ้มูล", "บัญชีข้อมูล"),
        ("เงื่อนใข", "เงื่อนไข"),
        ("นำไปไช้ประโยชน", "นำไปใช้ประโยชน์"),
        ("เอกสารอิเล็กโทรนิก", "เอกสารอิเล็กทรอนิกส์"),
        ("ใช้หลักเกนอะไร", "ใช้หลักเกณฑ์อะไร"),
    ],
)
def test_misspelt_thai(repairs, typed, meant):
    assert repairs(typed)[0] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ขอบคุณครับบบบ", "ขอบคุณครับ"),
        ("เรียบร้อยเเล้วว", "เรียบร้อยแล้ว"),
        ("ตัวชี้้วัดส่งงงเมื่อไร", "ตัวชี้วัดส่งเมื่อไร"),
        ("ระบบบัญชีข้อมูลลลล", "ระบบบัญชีข้อมูล"),
    ],
)
def test_keys_held_down(repairs, typed, meant):
    assert repairs(typed)[0] == meant


def test_several_errors_are_mended_at_once_and_the_rest_stays_as_typed(repairs):
    assert repairs("KPI ของ OPDC ประเมิณ open dtaa ปี 65 ไช่ไหม") == (
        "KPI ของ OPDC ประเมิน open data ปี 65 ใช่ไหม",
    )


def test_the_layout_is_undone_before_the_spelling(repairs):
    assert repairs("soj;p'ko xitg,bI 9y;=uh;yf") == ("หน่วยงาน ประเมิน ตัวชี้วัด",)


def test_two_readings_when_either_may_be_meant(repairs):
    assert repairs("หนวยงานนี้อยู่ในด้านเกษตรใช้ไหม") == (
        "หน่วยงานนี้อยู่ในด้านเกษตรใช้ไหม",
        "หน่วยงานนี้อยู่ในด้านเกษตรใช่ไหม",
    )


def test_nothing_is_wrong_with_the_official_questions_but_their_own_misprints(repairs, corpus):
    mended = {entry.id: repairs(entry.question) for entry in corpus.entries}
    assert {id_ for id_, readings in mended.items() if readings} == {
        "data-catalog-14",
        "e-service-12",
        "e-service-14",
    }
    assert "ใช่หรือไม่" in mended["data-catalog-14"][0]


def test_curated_questions_are_at_most_put_into_the_documents_terms(corpus, segmenter, read):
    repairer = Repairer.build(Collection.of([replace(corpus, spellings={})]), segmenter)
    texts = [text for alternates in corpus.alternates.values() for text in alternates]
    texts += [text for gap in corpus.gaps for text in gap.queries]
    mended = [text for text in texts if repairer.readings(read(text))]
    assert len(mended) <= len(texts) // 200


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "ต่ออายุหนังสือเดินทางต้องใช้เอกสารอะไร",
        "พิมชนก ศรีสุวรรณ อยู่กองไหน",
        "บริษัท ปตท. จำกัด",
        "What will the weather be like in Hua Hin?",
        "the processor of my laptop",
        "https://www.opdc.go.th/หนวยงาน?a=1",
        "<script>alert('หนวยงาน')</script>",
        "<b>ประเมิณ</b>",
        "somchai@opdc.go.th",
        "asdfghjkl",
        "ฟหกดเ้่าสว",
        "ๆๆๆ ฯลฯ ???",
        "02-141-9049",
        "5555555",
        "😀😀",
    ],
)
def test_nothing_looks_wrong(repairs, question):
    assert repairs(question) == ()


def test_a_corpus_without_curation(corpus, segmenter, read):
    plain = replace(corpus.without_curation(), spellings={}, glossary=())
    repairer = Repairer.build(Collection.of([plain]), segmenter)
    (reading,) = repairer.readings(read("การให้บริการของหนวยงาน"))
    assert reading.typed == "การให้บริการของหน่วยงาน"


@given(st.one_of(st.text(), THAI, KEYS, st.text(st.characters())))
def test_readings_are_few_and_other_than_what_was_asked(repairs, question):
    readings = repairs(question)
    assert len(readings) <= 2
    assert normalise(question) not in map(normalise, readings)
    assert len(set(map(normalise, readings))) == len(readings)


def test_a_reading_is_a_query_as_the_reader_would_read_it(repairer, segmenter):
    asked = []

    class Embedder:
        def encode_queries(self, texts):
            asked.extend(texts)
            return [[1.0]]

    reader = QueryReader(segmenter, Embedder())
    (reading,) = repairer.readings(reader.read("KPI ประเมิณ open dtaa"))
    assert reading == reader.read("KPI ประเมิน open data")
    assert asked == []
    assert (reading.vector, asked) == ([1.0], ["kpi ประเมิน open data"])


def test_a_reading_is_read_by_the_verifier_that_reads_the_question(repairer, segmenter):
    verifier = object()
    asked = QueryReader(segmenter, None, verifier).read("KPI ประเมิณ open dtaa")
    (reading,) = repairer.readings(asked)
    assert reading.verifier is verifier


def test_what_is_shown_has_no_control_characters(repairs):
    readings = repairs("\x1b[31m\n ประเมิณ PMQA 4.0 \u202eชวงเดือนไหน")
    assert readings
    assert all(reading.isprintable() for reading in readings)
