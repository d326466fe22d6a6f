"""The dictionary cuts as PyThaiNLP's own trie of the same words does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

from chatbot.text.normalise import normalise
from chatbot.text.prefixes import WordPrefixes

# Thai, Latin, digits and signs as one message mixes them, and words of the dictionary.
MIXED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F),
        st.sampled_from("abcZ-.,:% ๆ\n0123๔๕😀"),
    ),
    max_size=80,
)
WORDS = st.lists(st.sampled_from(sorted(thai_words())[::50]), max_size=12).map("".join)


@pytest.fixture(scope="module")
def words(corpus):
    return thai_words() | set(map(normalise, corpus.glossary))


@pytest.fixture(scope="module")
def trie(words):
    return Trie(words)


@pytest.fixture(scope="module")
def prefixes(words):
    return WordPrefixes(words)


def cut(text, dictionary):
    return word_tokenize(text, custom_dict=dictionary, engine="newmm")


def test_words_at_a_place_shortest_first():
    words = WordPrefixes(["ก", "กา", "กาก", " กาแฟ ", "แฟ", " "])
    assert words.prefixes("กาแฟ") == ["ก", "กา", "กาแฟ"]
    assert words.prefixes("กาแฟ", 2) == ["แฟ"]
    assert words.prefixes("xกา", 1) == ["ก", "กา"]
    assert words.prefixes("กา", 1) == words.prefixes("กา", 2) == words.prefixes("") == []
    assert len(words) == len(set(words)) == 5
    assert "กาแฟ" in words
    assert "กาแ" not in words


@given(st.one_of(MIXED, WORDS, st.text(max_size=60)))
@example("")
@example("ตากลม ก.พ.ร. e-Service 15:30 น.")
def test_a_text_is_cut_as_by_the_trie(trie, prefixes, text):
    assert cut(text, prefixes) == cut(text, trie)


@given(st.one_of(MIXED, WORDS))
def test_every_place_has_the_words_of_the_trie(trie, prefixes, text):
    for place in range(len(text) + 1):
        assert prefixes.prefixes(text, place) == trie.prefixes(text, place)


def test_all_texts_of_the_corpus_are_cut_as_by_the_trie(corpus, trie, prefixes):
    texts = [corpus.source, *(one.query for one in corpus.judged)]
    texts += [text for entry in corpus.entries for text in (entry.question, entry.answer)]
    texts += [text for group in corpus.alternates.values() for text in group]
    texts += [text for gap in corpus.gaps for text in (gap.topic, *gap.queries)]
    for text in map(normalise, texts):
        assert cut(text, prefixes) == cut(text, trie)
