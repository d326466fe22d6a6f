"""What n-grams counted in texts come to, held against whole inverted lists."""

import numpy as np
import pytest
from fixtures.office import Axes, Spaces

from chatbot.index.legs import coded_texts as coded_texts_module
from chatbot.index.legs.bm25 import Bm25Builder
from chatbot.index.legs.coded_texts import CodedTexts, CodedTextsBuilder
from chatbot.index.legs.grams import gram_tokens
from chatbot.index.legs.material import Item
from chatbot.index.reading import read_items
from chatbot.query import QueryReader

SYLLABLES = [
    *("กา", "นี้", "สิ่ง", "ที่", "ตรวจ", "แบบ", "ฟอร์ม", "ราย", "งาน", "ปี", "งบ"),
    *("ค่า", "ธรรม", "เนียม", "2565", "PMQA", "é"),
]


@pytest.fixture(scope="module")
def chance():
    return np.random.default_rng(17)


@pytest.fixture(scope="module")
def read(chance):
    """Some items of several texts each, read in two parts; an empty text among them."""

    def text():
        return "".join(chance.choice(SYLLABLES, chance.integers(1, 40)))

    items = [Item((text(), text()), tuple(text() for _ in range(n % 3))) for n in range(30)]
    items += [Item((text(),)), Item((text(), ""))]
    reader = QueryReader(Spaces(), Axes())
    return [read_items(part, 0, reader).items for part in (items[:20], items[20:])]


@pytest.fixture(scope="module")
def texts(read):
    builder = CodedTextsBuilder()
    for part in read:
        builder.add(part)
    return builder.finish()


@pytest.fixture(scope="module")
def lists(read):
    """The whole lists of the same items."""
    builder = Bm25Builder(32, 32)
    for part in read:
        builder.add(part.grams)
    return builder.finish()


@pytest.mark.parametrize("number", range(12))
def test_bm25_counted_in_texts_is_that_of_whole_lists(texts, lists, chance, number):
    question = "".join(chance.choice([*SYLLABLES, "ฆฌฮ"], chance.integers(1, 15)))
    asked = lists.asked(gram_tokens(question))
    every = np.arange(32)
    counted = texts.sums(asked, lists.rarity_of(asked), every)
    # The lists keep their weights in half precision.
    assert counted == pytest.approx(lists.sums(asked), rel=2e-3, abs=1e-6)
    some = np.sort(chance.choice(32, 7, replace=False))
    of_some = texts.sums(asked, lists.rarity_of(asked), some)
    assert of_some == pytest.approx(counted[some], rel=1e-5)


def test_no_n_gram_runs_from_one_text_into_the_next(office_reader):
    builder = CodedTextsBuilder()
    items = [Item(("กขค", "งจฉ")), Item(("กขคงจฉ",))]
    read = read_items(items, 0, office_reader).items
    builder.add(read)
    lists = Bm25Builder(2, 2)
    lists.add(read.grams)
    lists = lists.finish()
    asked = lists.asked(gram_tokens("กขคงจฉ"))
    across = gram_tokens("ขคงจ")[2:4]  # "ขคง" and "คงจ"
    only = lists.asked(across[:1])
    texts = builder.finish()
    assert texts.sums(only, lists.rarity_of(only), np.arange(2))[0] == 0
    assert texts.sums(only, lists.rarity_of(only), np.arange(2))[1] > 0
    sums = texts.sums(asked, lists.rarity_of(asked), np.arange(2))
    assert sums[1] > sums[0] > 0


def test_what_is_saved_is_loaded(texts, lists, tmp_path):
    texts.save(tmp_path / "texts")
    loaded = CodedTexts.load(tmp_path / "texts")
    asked, every = lists.asked(gram_tokens("รายงานปีงบ 2565")), np.arange(32)
    rarity = lists.rarity_of(asked)
    assert list(loaded.sums(asked, rarity, every)) == list(texts.sums(asked, rarity, every))


@pytest.mark.parametrize("name", ["codes", "starts", "norms"])
def test_arrays_that_do_not_belong_together_are_refused(texts, tmp_path, name):
    texts.save(tmp_path / "texts")
    np.save(tmp_path / "texts" / f"{name}.npy", getattr(texts, name)[:-1])
    with pytest.raises(ValueError, match="do not belong together"):
        CodedTexts.load(tmp_path / "texts")


def test_tokens_that_begin_alike_are_told_apart(monkeypatch):
    monkeypatch.setattr(coded_texts_module, "_FIRST_BITS", 2)
    monkeypatch.setattr(coded_texts_module, "_FURTHER_BITS", np.uint64(62))
    chance = np.random.default_rng(9)
    for count in (1, 2, 50):
        tokens = np.unique(chance.integers(0, 2**64, count, dtype=np.uint64))
        others = chance.integers(0, 2**64, 300, dtype=np.uint64)
        asked = np.concatenate([others, tokens, tokens[-1:], tokens[:1]])
        places, numbers = coded_texts_module._Numbers(tokens)(asked)
        assert sorted(places.tolist()) == list(range(300, len(asked)))
        assert np.array_equal(tokens[numbers], asked[places])
