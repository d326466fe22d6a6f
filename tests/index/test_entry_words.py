from math import log

import numpy as np
import pytest
from fixtures.legs import entry_words as words_of
from fixtures.legs import read_entries
from fixtures.office import Spaces

from chatbot.index.entry_words import EntryWords, EntryWordsBuilder
from chatbot.query import QueryReader
from chatbot.text.codes import codes

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

    def encode_passages(self, texts):
        return np.zeros((len(texts), 2), dtype=np.float32)

    def encode_words(self, words):
        self.encoded.append(list(words))
        return np.array([[len(word), 1] for word in words], dtype=np.float32)


READER = QueryReader(Spaces(), Lengths())


@pytest.fixture
def embedder():
    return Lengths()


@pytest.fixture
def entry_words(embedder):
    return words_of(TEXTS, QueryReader(Spaces(), embedder))


def spelled(entry_words, numbers):
    return [entry_words.words[number] for number in numbers]


def test_entries_are_taken_apart(entry_words):
    first, second = entry_words.of(0), entry_words.of(1)
    assert spelled(entry_words, first.said) == ["fee", "when", "5", "baht", "cost"]
    assert (first.said_set, first.asked_set) == ({0, 1, 2, 3, 4}, {0, 1})
    assert spelled(entry_words, first.asked) == ["fee", "when"]
    assert first.signs.codes == {"5", "baht", "cost", "fee", "when"}
    assert first.signs.kinds == {"how much", "when"}
    assert spelled(entry_words, second.asked) == ["ใครส่ง", "form"]
    assert second.signs.codes == {"12", "form", "office"}
    assert second.signs.kinds == {"who"}


def test_what_an_answer_says_is_not_what_is_asked_for():
    entry = words_of([["form", "when fee who"]], READER).of(0)
    assert entry.signs.kinds == frozenset()


def test_each_word_is_encoded_once(entry_words, embedder):
    assert embedder.encoded == [list(entry_words.words)]
    assert len(set(entry_words.words)) == len(entry_words.words) == 9


def test_rarity_is_the_inverse_document_frequency():
    texts = [["both one", ""], ["both", ""]]
    entry_words = words_of(texts, READER)
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
    assert (loaded.words, loaded.counts) == (entry_words.words, entry_words.counts)
    for entry in range(2):
        one, other = loaded.of(entry), entry_words.of(entry)
        assert (list(one.said), list(one.asked)) == (list(other.said), list(other.asked))
        assert one.signs == other.signs
    every = np.arange(9)
    assert np.array_equal(loaded.vectors_at(every), entry_words.vectors_at(every))
    assert list(loaded.rarity(["fee", "x"])) == list(entry_words.rarity(["fee", "x"]))


def test_no_entry_has_no_words(embedder, tmp_path):
    entry_words = words_of((), QueryReader(Spaces(), embedder))
    assert (entry_words.words, entry_words.counts, embedder.encoded) == ((), {}, [])
    entry_words.save(tmp_path / "entry_words")
    loaded = EntryWords.load(tmp_path / "entry_words")
    assert loaded.words == ()
    # Whatever is asked is near to nothing.
    vectors = loaded.vectors_of(["fee", "form"], embedder)
    assert vectors.tolist() == [[3, 1], [4, 1]]
    assert loaded.nearest(vectors).tolist() == [0, 0]
    assert loaded.nearness([], []) == 0


def test_codes_are_numbers_and_latin_words():
    assert codes("ส่ง e-service ปี 2565 ข้อ 3 กับ a") == {"service", "2565", "3"}


def test_the_nearest_word_is_the_same_for_few_vectors_as_for_many(entry_words):
    vectors = np.array([[-1, -1], [1, 0], [0, 1], [3, 2], [2, 5], [1, 1], [4, 0]], np.float32)
    by_hand = np.maximum(vectors @ entry_words.vectors_at(np.arange(9)).T, 0).max(axis=1)
    assert entry_words.nearest(vectors) == pytest.approx(by_hand)
    assert entry_words.nearest(vectors[:2]) == pytest.approx(by_hand[:2])
    assert entry_words.nearest(vectors[:0]).shape == (0,)


def test_how_often_each_word_stands_in_the_entries_is_counted(entry_words):
    assert entry_words.counts == {
        **dict.fromkeys(entry_words.words, 1),
        "fee": 2,
        "when": 2,
    }


def test_entries_taken_one_at_a_time_are_those_taken_at_once(entry_words, embedder):
    builder = EntryWordsBuilder()
    for entry in read_entries(TEXTS, READER).entries:
        builder.add([entry])
    one_by_one = builder.finish(embedder)
    assert one_by_one.words == entry_words.words
    assert one_by_one.counts == entry_words.counts
    for entry in range(2):
        assert list(one_by_one.of(entry).said) == list(entry_words.of(entry).said)
        assert one_by_one.of(entry).signs == entry_words.of(entry).signs


def test_how_near_the_nearest_of_some_words_are(entry_words):
    # Vectors of 3 and 4 letters, and of 3 and 6.
    assert entry_words.nearness(["fee"], ["when", "office"]) == pytest.approx(3 * 6 + 1)
    assert entry_words.nearness(["fee"], []) == 0
    assert entry_words.nearness([], ["fee"]) == 0


def test_arrays_that_do_not_belong_together_are_refused(entry_words, tmp_path):
    entry_words.save(tmp_path / "entry_words")
    np.save(tmp_path / "entry_words" / "said" / "numbers.npy", np.array([1], dtype=np.int32))
    with pytest.raises(ValueError, match="do not belong together"):
        EntryWords.load(tmp_path / "entry_words")


def test_the_words_of_more_entries_than_are_kept_in_mind(monkeypatch):
    monkeypatch.setattr("chatbot.index.entry_words._BATCH", 3)
    embedder = Lengths()
    texts = [[f"{'x' * (number + 1)} y", ""] for number in range(10)]
    entry_words = words_of(texts, QueryReader(Spaces(), embedder))
    # Encoded three at a time.
    assert [len(words) for words in embedder.encoded] == [3, 3, 3, 2]
    for _ in range(2):
        for number in range(10):
            said = spelled(entry_words, entry_words.of(number).said)
            assert set(said) == {"x" * (number + 1), "y"}
    lengths = entry_words.vectors_at(np.arange(11))[:, 0]
    assert lengths.tolist() == [len(word) for word in entry_words.words]
