"""Numbers for n-grams, held against the n-grams themselves."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chatbot.index.legs.grams import codes_of, gram_tokens, grams, is_longest
from chatbot.text.ngrams import SIZES, character_ngrams

THAI = "กขคงจฉชซญณดตถทนบปผพภมยรลวศสหอะัาำิีึืุูเแโใไ็่้๊๋์ๆฯ๐๙"
KNOWN = st.text(st.sampled_from(f"{THAI} abz09.,-/()~"), max_size=40)
"""Texts of characters that have a code of their own."""


@given(KNOWN)
def test_the_numbers_stand_for_exactly_the_n_grams(text):
    written, numbers = character_ngrams(text), gram_tokens(text).tolist()
    assert len(numbers) == len(written)
    # One number a gram, one gram a number, in the same order.
    assert len(set(zip(written, numbers, strict=True))) == len(set(written)) == len(set(numbers))


@given(KNOWN, KNOWN)
def test_two_texts_share_the_numbers_of_the_n_grams_that_they_share(one, other):
    shared = set(character_ngrams(one)) & set(character_ngrams(other))
    numbers = set(gram_tokens(one).tolist()) & set(gram_tokens(other).tolist())
    assert len(numbers) == len(shared)


@given(st.text(max_size=40))
def test_any_text_has_a_number_for_each_of_its_n_grams(text):
    numbers = gram_tokens(text)
    assert numbers.dtype == np.uint64
    assert len(numbers) == len(character_ngrams(text))
    # Equal ones have equal numbers, whatever characters they are of.
    pairs = set(zip(character_ngrams(text), numbers.tolist(), strict=True))
    assert len(pairs) == len(set(character_ngrams(text)))


@given(st.text(max_size=40))
def test_every_character_has_a_code_and_none_is_0(text):
    codes = codes_of(text)
    assert len(codes) == (len(text) + 2 if text else 0)
    assert codes.all()


def test_the_letters_of_the_language_have_codes_of_their_own():
    letters = "".join(map(chr, [*range(0x20, 0x7F), *range(0xE01, 0xE5C)]))
    assert len(set(codes_of(letters).tolist())) == len(letters)
    # Other characters share some, and none of these.
    others = codes_of("éüß中文\U0001f600\ud800")[1:-1]
    assert not set(others.tolist()) & set(codes_of(letters).tolist())


@given(KNOWN.filter(lambda text: len(text) > 4))
def test_the_n_gram_of_the_characters_from_a_place_on_stands_at_that_place(text):
    padded = f" {text} "
    for size, numbers in zip(SIZES, grams(codes_of(text)), strict=True):
        for place, number in enumerate(numbers.tolist()):
            assert number in gram_tokens_of_size(padded[place : place + size], size)


def gram_tokens_of_size(gram, size):
    """The number of one n-gram, found in the middle of a text that holds it."""
    around = f"ๆๆๆๆ{gram}ๆๆๆๆ"
    place = 5  # behind the padding and the four signs
    return [int(dict(zip(SIZES, grams(codes_of(around)), strict=True))[size][place])]


@given(KNOWN)
def test_the_longest_n_grams_are_known_by_their_numbers(text):
    longest = [len(gram) == max(SIZES) for gram in character_ngrams(text)]
    assert is_longest(gram_tokens(text)).tolist() == longest


def test_an_empty_text_has_none():
    assert len(gram_tokens("")) == 0
    assert grams(codes_of("")) == []
