from math import log

import numpy as np
import pytest

from chatbot.index.wording import Wording, codes

TEXTS = [
    ["fee when", "5 baht fee", "cost when"],
    ["ใครส่ง form", "office 12"],
]


class Spaces:
    def words(self, text):
        return text.split()


class Lengths:
    """The vector of a word is its length and one."""

    fingerprint = "lengths"

    def __init__(self):
        self.encoded = []

    def encode_words(self, words):
        self.encoded.append(list(words))
        return np.array([[len(word), 1] for word in words], dtype=np.float32)


@pytest.fixture
def embedder():
    return Lengths()


@pytest.fixture
def wording(embedder):
    return Wording.build(TEXTS, Spaces(), embedder)


def spelled(wording, numbers):
    return [wording.words[number] for number in numbers]


def test_entries_are_taken_apart(wording):
    first, second = wording.entries
    assert spelled(wording, first.said) == ["fee", "when", "5", "baht", "cost"]
    assert spelled(wording, first.asked) == ["fee", "when"]
    assert first.codes == ["5", "baht", "cost", "fee", "when"]
    assert first.kinds == ["how much", "when"]
    assert spelled(wording, second.asked) == ["ใครส่ง", "form"]
    assert second.codes == ["12", "form", "office"]
    assert second.kinds == ["who"]


def test_what_an_answer_says_is_not_what_is_asked_for():
    (entry,) = Wording.build([["form", "when fee who"]], Spaces(), Lengths()).entries
    assert entry.kinds == []


def test_each_word_is_encoded_once(wording, embedder):
    assert embedder.encoded == [list(wording.words)]
    assert len(set(wording.words)) == len(wording.words) == 9


def test_rarity_is_the_inverse_document_frequency():
    texts = [["both one", ""], ["both", ""]]
    wording = Wording.build(texts, Spaces(), Lengths())
    expected = [log(1 + 0.5 / 2.5), log(1 + 1.5 / 1.5), log(1 + 2.5 / 0.5)]
    assert wording.rarity(["both", "one", "none"]) == pytest.approx(expected)


def test_only_new_words_are_encoded(wording, embedder):
    embedder.encoded.clear()
    vectors = wording.vectors_of(["new", "fee", "newer"], embedder)
    assert vectors.tolist() == [[3, 1], [3, 1], [5, 1]]
    assert embedder.encoded == [["new", "newer"]]
    wording.vectors_of(["fee", "when"], embedder)
    assert len(embedder.encoded) == 1


def test_what_is_saved_is_loaded(wording, tmp_path):
    wording.save(tmp_path / "wording")
    loaded = Wording.load(tmp_path / "wording")
    assert (loaded.words, loaded.entries) == (wording.words, wording.entries)
    assert np.array_equal(loaded.vectors, wording.vectors)
    assert list(loaded.rarity(["fee", "x"])) == list(wording.rarity(["fee", "x"]))


def test_no_entry_has_no_words(embedder, tmp_path):
    wording = Wording.build((), Spaces(), embedder)
    assert (wording.words, wording.entries, embedder.encoded) == ((), (), [])
    wording.save(tmp_path / "wording")
    assert Wording.load(tmp_path / "wording").words == ()


def test_codes_are_numbers_and_latin_words():
    assert codes("ส่ง e-service ปี 2565 ข้อ 3 กับ a") == {"service", "2565", "3"}
