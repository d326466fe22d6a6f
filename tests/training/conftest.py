"""A training folder of a few rows, written by hand, and a tokenizer made from it."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from chatbot.training.data import TrainingFolder
from chatbot.training.tokenizer import TokenizerOptions, count_words, make_tokenizer

_PARALLEL = [
    ("ยื่นคำขอได้ที่สำนักงานเขต", "Apply at the district office", "sent", "guide", "CC-BY-4.0"),
    ("ค่าธรรมเนียมหนึ่งร้อยบาท", "The fee is one hundred baht", "sent", "guide", "CC-BY-4.0"),
    ("ต้องใช้สำเนาทะเบียนบ้าน", "A copy of the house registration", "sent", "guide", "MIT"),
    ("ติดต่อเจ้าหน้าที่", "Contact an officer", "ui", "forms", "Apache-2.0"),
    ("ส่งเอกสารภายในสามสิบวัน", "Send documents within thirty days", "sent", "forms", "MIT"),
    ("แมว", "cat", "word", "omw", "CC-BY-SA (Wiktionary) / Unicode (CLDR)"),
    ("ประโยคนี้ต้องไม่ใช้", "This one must not be used", "sent", "ud-thai-pud", "CC-BY-SA-3.0"),
]
_QUESTIONS = [
    ("ขอใบอนุญาตที่ไหน", "ผู้ขอใบอนุญาตยื่นคำขอได้ที่สำนักงานเขตทุกแห่งในวันและเวลาราชการ"),
    ("ค่าธรรมเนียมเท่าไร", "ค่าธรรมเนียมใบอนุญาตฉบับละหนึ่งร้อยบาท ชำระได้ที่เคาน์เตอร์"),
    ("ใช้เอกสารอะไรบ้าง", "ต้องใช้สำเนาทะเบียนบ้านและสำเนาบัตรประจำตัวประชาชน อย่างละหนึ่งฉบับ"),
]
_FAQ = [
    ("ใบอนุญาต: ต่ออายุ", "ต่ออายุใบอนุญาตเมื่อใด", "ภายในสามสิบวันก่อนหมดอายุ"),
    ("ทะเบียน: ย้ายบ้าน", "แจ้งย้ายเข้าภายในกี่วัน", "ภายในสิบห้าวันนับแต่วันย้ายเข้า"),
    ("ภาษี: ยื่นแบบ", "ยื่นแบบภาษีได้ถึงวันใด", "ยื่นได้ถึงวันที่สามสิบเอ็ดมีนาคม"),
    ("ขยะ: ค่าธรรมเนียม", "จ่ายค่าขยะที่ไหน", "ที่สำนักงานเขตทุกแห่ง"),
]


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    # Batches this small are slower on two threads, far slower on a busy machine.
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the layout that ``chatbot.training.data`` reads."""
    folder = tmp_path / "data"
    folder.mkdir()
    _write(folder / "parallel.th-en.tsv.xz", ["\t".join(row) for row in _PARALLEL])
    _write(
        folder / "paraphrase.th-th.tsv.xz",
        ["ส่งเอกสารภายในสามสิบวัน\tยื่นเอกสารใน 30 วัน\tguide", "ติดต่อเจ้าหน้าที่\tสอบถามเจ้าหน้าที่\tguide"],
    )
    _write(
        folder / "qa_pairs.th.jsonl.xz",
        [_record(q=q, p=p, source="news", licence="public domain") for q, p in _QUESTIONS],
    )
    _write(
        folder / "qa_pairs.en-th.jsonl.xz",
        [_record(q="Fees", p=_QUESTIONS[1][1], source="docs", licence="CC-BY-4.0")],
    )
    _write(folder / "plain.th.sample.txt.xz", [passage for _, passage in _QUESTIONS])
    faq = [
        _record(
            topic=topic,
            q=question,
            a=answer,
            variants=[f"{question} ครับ", f"อยากรู้ว่า {question}"],
            near_misses=["เสียค่าปรับเท่าไร", "มอบอำนาจได้ไหม"],
        )
        for topic, question, answer in _FAQ
    ]
    (folder / "faq_pairs.th.jsonl").write_text("\n".join(faq) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def tokenizer(data: Path) -> Tokenizer:
    """Pieces made from the folder's rows."""
    folder = TrainingFolder(data)
    text = [text for row in folder.parallel() for text in (row.thai, row.english)]
    text += [text for row in folder.questions() for text in (row.question, row.passage)]
    counts = count_words(map(normalise, text), Segmenter().segment)
    return make_tokenizer(counts, TokenizerOptions(vocabulary=300, parts=100, least=1))


def _write(path: Path, lines: list[str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")


def _record(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
