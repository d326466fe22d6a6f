from math import log

import numpy as np
import pytest
from fixtures.office import Spaces

from chatbot.index.entry_words import EntryWords, codes
from chatbot.query import QueryReader

TEXTS = [
    ["fee when", "5 baht fee", "cost when"],
    ["ใครส่ง form", "office 12"],
]


class Lengths:
    """The vector of a word is its length and one."""

    fingerprint = "lengths"
    is_embedded = True

    def __init__(self):
        self.encoded = []

    def encode_words(self, words):
        self.encoded.append(list(words))
        return np.array([[len(word), 1] for word in words], dtype=np.float32)


READER = QueryReader(Spaces(), Lengths())


@pytest.fixture
def embedder():
    return Lengths()


@pytest.fixture
def entry_words(embedder):
    return EntryWords.build(TEXTS, QueryReader(Spaces(), embedder))


def spelled(entry_words, numbers):
    return [entry_words.words[number] for number in numbers]


def test_entries_are_taken_apart(entry_words):
    first, second = entry_words.entries
    assert spelled(entry_words, first.said) == ["fee", "when", "5", "baht", "cost"]
    assert spelled(entry_words, first.asked) == ["fee", "when"]
    assert first.codes == ["5", "baht", "cost", "fee", "when"]
    assert first.kinds == ["how much", "when"]
    assert spelled(entry_words, second.asked) == ["ใครส่ง", "form"]
    assert second.codes == ["12", "form", "office"]
    assert second.kinds == ["who"]


def test_what_an_answer_says_is_not_what_is_asked_for():
    (entry,) = EntryWords.build([["form", "when fee who"]], READER).entries
    assert entry.kinds == []


def test_each_word_is_encoded_once(entry_words, embedder):
    assert embedder.encoded == [list(entry_words.words)]
    assert len(set(entry_words.words)) == len(entry_words.words) == 9


def test_rarity_is_the_inverse_document_frequency():
    texts = [["both one", ""], ["both", ""]]
    entry_words = EntryWords.build(texts, READER)
    expected = [log(1 + 0.5 / 2.5), log(1 + 1.5 / 1.5), log(1 + 2.5 / 0.5)]
    assert entry_words.rarity(["both", "one", "none"]) == pytest.approx(expected)


def test_only_new_words_are_encoded(entry_words, embedder):
    embedder.encoded.clear()
    vectors = entry_words.vectors_of(["new", "fee", "newer"], embedder)
    assert vectors.tolist() == [[3, 1], [3, 1], [5, 1]]
    assert embedder.encoded == [["new", "newer"]]
    entry_words.vectors_of(["fee", "when"], embedder)
    assert len(embedder.encoded) == 1


def test_what_is_saved_is_loaded(entry_words, tmp_path):
    entry_words.save(tmp_path / "entry_words")
    loaded = EntryWords.load(tmp_path / "entry_words")
    assert (loaded.words, loaded.entries) == (entry_words.words, entry_words.entries)
    assert np.array_equal(loaded.vectors, entry_words.vectors)
    assert list(loaded.rarity(["fee", "x"])) == list(entry_words.rarity(["fee", "x"]))


def test_no_entry_has_no_words(embedder, tmp_path):
    entry_words = EntryWords.build((), QueryReader(Spaces(), embedder))
    assert (entry_words.words, entry_words.entries, embedder.encoded) == ((), (), [])
    entry_words.save(tmp_path / "entry_words")
    assert EntryWords.load(tmp_path / "entry_words").words == ()


def test_codes_are_numbers_and_latin_words():
    assert codes("ส่ง e-service ปี 2565 ข้อ 3 กับ a") == {"service", "2565", "3"}


def test_the_nearest_word_is_the_same_for_few_vectors_as_for_many(entry_words):
    vectors = np.array([[-1, -1], [1, 0], [0, 1], [3, 2], [2, 5], [1, 1], [4, 0]], np.float32)
    by_hand = np.maximum(vectors @ entry_words.vectors.T, 0).max(axis=1)
    assert entry_words.nearest(vectors) == pytest.approx(by_hand)
    assert entry_words.nearest(vectors[:2]) == pytest.approx(by_hand[:2])
    assert entry_words.nearest(vectors[:0]).shape == (0,)
