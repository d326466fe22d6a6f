"""Parts as they were read, kept for the next build."""

from dataclasses import replace

import numpy as np
import pytest

from chatbot.embedding import embedded_model
from chatbot.index import reading_all
from chatbot.index.build import build_index
from chatbot.index.kept_parts import KeptParts
from chatbot.index.legs.material import Item
from chatbot.index.reading import read_items
from chatbot.index.reading_all import codebook_for, in_parts, read_all
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter
from chatbot.verifier.entries import arrays_of
from chatbot.verifier.verifier import Verifier

ITEMS = [
    Item(
        (f"กรณีแบบ {n} หาย ยื่น PMQA ข้อ {n} อย่างไร", f"ยื่นภายใน {n} วัน ที่ชั้น {n}"),
        (f"แบบ {n} หาย ทำไง",) * (n % 3),
    )
    for n in range(1, 13)
] + [Item(("เรื่องที่จอดรถ",), ("จอดรถที่ไหน",))]
ENTRIES = 12


@pytest.fixture(scope="module")
def reader():
    model = embedded_model()
    return QueryReader(Segmenter(), model, Verifier(model))


@pytest.fixture(scope="module")
def part(reader):
    return read_items(ITEMS, ENTRIES, reader)


@pytest.fixture
def kept(tmp_path):
    return KeptParts(tmp_path / "parts", "a" * 64)


def test_a_part_that_is_kept_is_the_part_that_was_read(kept, part):
    kept.keep("name", part)
    loaded = kept.load("name", None)
    assert loaded.entries == part.entries
    for name in ("vectors", "texts", "own", "codes", "coded"):
        assert np.array_equal(getattr(loaded.items, name), getattr(part.items, name)), name
    for counts in ("words", "grams"):
        for one, other in zip(
            getattr(loaded.items, counts), getattr(part.items, counts), strict=True
        ):
            assert np.array_equal(one, other), counts
    for name, array in arrays_of(part.readings).items():
        assert np.array_equal(arrays_of(loaded.readings)[name], array), name


def test_without_a_verifier_there_are_no_readings(kept, reader):
    kept.keep("name", read_items(ITEMS[:2], 2, replace(reader, verifier=None)))
    assert kept.load("name", None).readings is None


@pytest.mark.parametrize("damage", ["missing", "empty", "cut short", "something else"])
def test_what_is_damaged_is_as_if_it_were_not_there(kept, part, damage):
    kept.keep("name", part)
    (path,) = kept.folder.glob("name*")
    whole = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        new = {"empty": b"", "cut short": whole[: len(whole) // 2], "something else": b"x" * 99}
        path.write_bytes(new[damage])
    assert kept.load("name", None) is None


def test_a_part_is_found_by_all_that_it_depends_on(kept):
    name = kept.name_of(ITEMS, ENTRIES)
    assert name == kept.name_of(list(ITEMS), ENTRIES)
    others = {
        kept.name_of(ITEMS, ENTRIES - 1),
        kept.name_of(ITEMS[:-1], ENTRIES),
        kept.name_of([replace(ITEMS[0], others=("อื่น",)), *ITEMS[1:]], ENTRIES),
        KeptParts(kept.folder, "b" * 64).name_of(ITEMS, ENTRIES),
    }
    assert name not in others
    assert len(others) == 4


def test_a_folder_that_cannot_be_written_to_keeps_nothing_and_says_so(tmp_path, part, caplog):
    (tmp_path / "parts").write_text("a file", encoding="utf-8")
    KeptParts(tmp_path / "parts", "a").keep("name", part)
    assert "cannot be kept" in caplog.text


@pytest.fixture
def counted(monkeypatch):
    """The numbers of items of the parts that are read, and not taken from where they are kept."""
    read = []
    monkeypatch.setattr(reading_all, "MANY", 2)
    monkeypatch.setattr(reading_all, "_MOST_TOGETHER", 5)
    monkeypatch.setattr(reading_all, "_ENDS", 2**40)
    original = reading_all.read_items
    monkeypatch.setattr(
        reading_all,
        "read_items",
        lambda items, *rest: (read.append(len(items)), original(items, *rest))[1],
    )
    return read


def test_a_build_reads_what_is_new(counted, kept, reader):
    first = list(read_all(ITEMS, ENTRIES, reader, None, kept))
    assert counted == [5, 5, 3]
    counted.clear()
    edited = [*ITEMS[:6], replace(ITEMS[6], others=("ถามใหม่",)), *ITEMS[7:]]
    second = list(read_all(edited, ENTRIES, reader, None, kept))
    assert counted == [5]
    assert second[0].entries == first[0].entries
    assert second[1].entries != first[1].entries


def test_one_that_was_killed_goes_on_where_it_was(counted, kept, reader):
    begun = read_all(ITEMS, ENTRIES, reader, None, kept)
    next(begun)
    next(begun)
    begun.close()
    counted.clear()
    assert len(list(read_all(ITEMS, ENTRIES, reader, None, kept))) == 3
    assert counted == [3]


def test_what_a_build_has_no_use_for_is_removed(counted, kept, reader):
    list(read_all(ITEMS, ENTRIES, reader, None, kept))
    list(read_all(ITEMS[:5], 5, reader, None, kept))
    assert counted == [5, 5, 3]
    (part,) = in_parts(ITEMS[:5], 5)
    assert [path.stem for path in kept.folder.iterdir()] == [kept.name_of(part.items, part.entries)]


def test_parts_are_read_by_the_codebook_that_they_were_read_by(monkeypatch, kept, reader):
    monkeypatch.setattr(reading_all, "WHOLE_READINGS", 1)
    first = codebook_for(ITEMS, ENTRIES, reader, kept)
    again = codebook_for(ITEMS[3:], ENTRIES - 3, reader, kept)
    assert np.array_equal(first.centres, again.centres)
    kept.keep_only([])
    assert kept.codebook() is not None
    assert KeptParts(kept.folder, "b" * 64).codebook() is None


def test_few_items_leave_nothing(kept, reader, small_office):
    build_index(small_office, reader, kept=kept)
    assert not kept.folder.exists()
