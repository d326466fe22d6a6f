"""Items read: in parts, by several processes, and with less kept of what the verifier makes."""

import os

import numpy as np
import pytest
from fixtures.office import Axes, Spaces, collection_of

from chatbot.embedding import embedded_model
from chatbot.index import reading_all
from chatbot.index.build import INDEX_STEPS, build_index
from chatbot.index.legs.material import Item
from chatbot.index.reading import read_items
from chatbot.index.reading_all import codebook_for, in_parts, read_all
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter
from chatbot.verifier.codebook import PARTS
from chatbot.verifier.entries import EntryReadings, EntryReadingsBuilder
from chatbot.verifier.verifier import Verifier

TOPICS = ["ค่าธรรมเนียม", "วันหยุด", "ที่จอดรถ", "แบบฟอร์ม", "การอุทธรณ์", "ใบอนุญาต", "การอบรม", "ห้องประชุม"]


def collection(count):
    return collection_of(
        [
            (f"{TOPICS[n % 8]}ข้อ {n} คืออะไร", f"เป็นเรื่องที่ {n} ของ{TOPICS[(n + 3) % 8]}")
            for n in range(count)
        ],
        alternates={f"e{n}": (f"ถาม{TOPICS[n % 8]} {n}",) for n in range(0, count, 3)},
        gaps=[(f"เรื่องอื่นที่ {n}", f"ไม่เกี่ยวกับ {n}") for n in range(4)],
    )


@pytest.fixture(scope="module")
def shipped_reader():
    model = embedded_model()
    return QueryReader(Segmenter(), model, Verifier(model))


def parts_of(patch, together):
    """Have so many items read together, whatever their texts."""
    patch.setattr(reading_all, "_MOST_TOGETHER", together)
    patch.setattr(reading_all, "_ENDS", 2**40)


def test_items_are_put_into_parts_in_their_order(monkeypatch):
    parts_of(monkeypatch, 4)
    items = [Item((str(number),)) for number in range(11)]
    parts = list(in_parts(items, 6))
    assert [item for part in parts for item in part.items] == items
    assert [(len(part.items), part.entries) for part in parts] == [(4, 4), (4, 2), (3, 0)]


def test_an_edit_leaves_the_parts_before_and_after_as_they_were(monkeypatch):
    monkeypatch.setattr(reading_all, "_ENDS", 10)
    items = [Item((f"ถามข้อ {number}",)) for number in range(300)]
    edited = [*items[:150], Item(("ข้อใหม่",)), *items[150:]]
    before, after = (
        [tuple(part.items) for part in in_parts(some, len(some))] for some in (items, edited)
    )
    assert sum(before, ()) == tuple(items)
    assert sum(after, ()) == tuple(edited)
    # One part was edited, or cut in two by what came in.
    assert len(before) > 10
    assert len(set(before) - set(after)) == 1
    assert len(set(after) - set(before)) <= 2


def same_index(one, other):
    """Whether two indexes say the same of everything, up to how a sum is ordered."""
    for part in ("_holders", "_times"):
        assert np.array_equal(getattr(one.entry_words, part), getattr(other.entry_words, part))
    assert one.entry_words.words == other.entry_words.words
    for number in range(len(one.entries)):
        assert one.pins.of(number) == other.pins.of(number)
        assert list(one.entry_words.of(number).said) == list(other.entry_words.of(number).said)
    for name, array in arrays_of(one.readings):
        assert array == pytest.approx(dict(arrays_of(other.readings))[name], abs=2e-3)


def arrays_of(readings):
    for kind in (readings.wordings, readings.answers):
        for name in ("pieces", "rows", "starts"):
            yield f"{kind is readings.answers} {name}", getattr(kind, name)
    yield "firsts", readings.firsts
    yield "vectors", readings.vectors


@pytest.fixture(scope="module")
def in_one_process(shipped_reader):
    return build_index(collection(24), remembering(shipped_reader))


def test_several_processes_make_the_index_that_one_makes(
    monkeypatch, shipped_reader, in_one_process
):
    parts_of(monkeypatch, 10)
    monkeypatch.setattr(reading_all, "MANY", 20)
    told = []
    read = remembering(shipped_reader)
    built = build_index(collection(24), read, progress=lambda *step: told.append(step), processes=2)
    same_index(built, in_one_process)
    for question in ("ค่าธรรมเนียมข้อ 8", "เรื่องอื่นที่ 2", "ที่จอดรถอยู่ไหน"):
        query = shipped_reader.read(question)
        for name, leg in in_one_process.legs.items():
            assert built.legs[name].ask(query) == pytest.approx(leg.ask(query), abs=2e-3)
    # Twenty-four entries and four gaps, ten at a time.
    assert [step for step in told if step[0] == "texts"] == [
        ("texts", done, 28) for done in (0, 10, 20, 28)
    ]
    assert list(dict.fromkeys(name for name, _, _ in told)) == list(INDEX_STEPS)


def test_other_processes_read(monkeypatch, shipped_reader):
    monkeypatch.setattr(reading_all, "MANY", 2)
    parts_of(monkeypatch, 2)
    monkeypatch.setattr(reading_all, "read_items", lambda *_: os._exit(1))
    items = [Item((f"ถามข้อ {n}", f"ตอบข้อ {n}")) for n in range(6)]
    reads = list(read_all(items, 6, shipped_reader, None, processes=2))
    assert [len(read.entries) for read in reads] == [2, 2, 2]
    assert [len(read.items.texts) for read in reads] == [2, 2, 2]


def test_few_items_are_read_by_this_process(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a process was started")

    monkeypatch.setattr(reading_all, "ProcessPoolExecutor", refuse)
    items = [Item((f"question {n}", "answer")) for n in range(30)]
    reads = list(read_all(items, 30, QueryReader(Spaces(), Axes()), None, processes=2))
    assert sum(len(read.entries) for read in reads) == 30


def test_parts_read_one_after_the_other_are_what_is_read_at_once(shipped_reader, in_one_process):
    items = [Item((f"ถามข้อ {n}", f"ตอบข้อ {n}"), (f"ข้อ {n} ล่ะ",) * (n % 2)) for n in range(9)]
    builder = EntryReadingsBuilder(None)
    for start in range(0, 9, 4):
        part = items[start : start + 4]
        builder.add(read_items(part, len(part), shipped_reader).readings)
    whole = dict(arrays_of(read_items(items, 9, shipped_reader).readings))
    for name, array in arrays_of(builder.finish()):
        assert array == pytest.approx(whole[name], abs=2e-3)


@pytest.fixture(scope="module")
def shortened(shipped_reader):
    """The same index with sixteen bytes a piece, as of very many entries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_all, "WHOLE_READINGS", 20)
        patch.setattr(reading_all, "_LEARNED_FROM", 60)
        return build_index(collection(24), remembering(shipped_reader))


def test_of_many_entries_a_few_bytes_a_piece_are_kept(shortened, in_one_process, tmp_path):
    whole, few = in_one_process.readings, shortened.readings
    assert whole.answers.codebook is None
    assert few.answers.codebook is few.wordings.codebook is not None
    assert (few.answers.rows.dtype, few.answers.rows.shape[1]) == (np.uint8, PARTS)
    assert np.array_equal(few.answers.pieces, whole.answers.pieces)
    spans = [few.answers.span(number) for number in (0, 5, 23)]
    rows, nearly = whole.answers.floats(spans), few.answers.floats(spans)
    error = np.linalg.norm(nearly - rows, axis=1) / np.linalg.norm(rows, axis=1)
    assert error.mean() < 0.3
    # No text at all, as where no answer can be read.
    assert few.answers.floats([]).shape == whole.answers.floats([]).shape == (0, rows.shape[1])
    few.save(tmp_path / "readings")
    loaded = EntryReadings.load(tmp_path / "readings")
    assert np.array_equal(loaded.answers.floats(spans), nearly)


def test_the_verifier_judges_by_them_nearly_as_by_all_of_it(
    shortened, in_one_process, shipped_reader
):
    numbers = np.arange(24)
    for question in ("ค่าธรรมเนียมข้อ 8 คืออะไร", "ขอที่จอดรถข้อ 2"):
        read = shipped_reader.read(question).read
        by_whole, by_few = (
            shipped_reader.verifier.odds(read, index.readings, numbers).official
            for index in (in_one_process, shortened)
        )
        assert np.corrcoef(by_whole, by_few)[0, 1] > 0.9


def test_few_entries_need_no_codebook(shipped_reader):
    items = [Item((f"ถามข้อ {n}", f"ตอบข้อ {n}")) for n in range(20)]
    assert codebook_for(items, 20, shipped_reader, None) is None


def test_many_entries_need_none_without_a_verifier(monkeypatch):
    monkeypatch.setattr(reading_all, "WHOLE_READINGS", 10)
    items = [Item((f"ถามข้อ {n}", f"ตอบข้อ {n}")) for n in range(20)]
    assert codebook_for(items, 20, QueryReader(Spaces(), Axes()), None) is None
