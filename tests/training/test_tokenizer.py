import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from training.tokenizer import (
    TokenizerOptions,
    count_words,
    keeps_clusters,
    make_tokenizer,
)

_FREQUENT = ("ยื่น", "คำขอ", "น้ำ", "ที่นี่", "และ", "data", "ข้อมูล", "2565", "เกี่ยวกับ")
_COUNTS = Counter({**dict.fromkeys(_FREQUENT, 5), "สักครั้ง": 1})


@pytest.fixture(scope="module")
def small() -> Tokenizer:
    options = TokenizerOptions(vocabulary=120, parts=80, least=2)
    return make_tokenizer(_COUNTS, options, known_words=["monarchy"])


def test_words_are_counted_in_runs_of_one_script() -> None:
    counts = count_words(["dataน้ำ น้ำ2565", "e-data"], segment=lambda run: [run])

    assert counts == {"data": 2, "น้ำ": 2, "2565": 1, "e": 1, "-": 1}


@pytest.mark.parametrize("piece", ["ั้น", "ำขอ", "่ง", "ะเบียน", "คำเ", "ไแ"])
def test_a_piece_that_tears_a_cluster_is_not_kept(piece: str) -> None:
    assert not keeps_clusters(piece)


@pytest.mark.parametrize("piece", ["กำ", "เก", "์", "เ", "data", "ที่นี่"])
def test_a_piece_that_respects_clusters_is_kept(piece: str) -> None:
    assert keeps_clusters(piece)


def test_no_longer_piece_begins_with_a_dependent_sign(small: Tokenizer) -> None:
    assert not [p for p in small.get_vocab() if len(p) > 1 and re.match("[ะัาำิ-ฺๅ็-๎]", p)]


def test_frequent_and_known_words_are_whole(small: Tokenizer) -> None:
    assert small.encode("ยื่นคำขอที่นี่ monarchy").tokens == ["ยื่น", "คำขอ", "ที่นี่", "monarchy"]


def test_a_rare_word_is_made_of_parts(small: Tokenizer) -> None:
    tokens = small.encode("สักครั้ง").tokens

    assert len(tokens) > 1
    assert "".join(tokens) == "สักครั้ง"


def test_raw_text_is_normalised(small: Tokenizer) -> None:
    assert small.encode("DATA น\u0e49\u0e4d\u0e32").tokens == ["data", *small.encode("น้ำ").tokens]
    assert small.encode("เเละ").tokens == ["และ"]


def test_scripts_are_never_in_one_piece(small: Tokenizer) -> None:
    assert small.encode("dataข้อมูล2565").tokens == ["data", "ข้อมูล", "2565"]


def test_the_vocabulary_keeps_its_size() -> None:
    options = TokenizerOptions(vocabulary=40, parts=30, least=1)

    assert make_tokenizer(_COUNTS, options).get_vocab_size() <= 40


@given(text=st.text(max_size=60))
def test_any_text_is_tokenized(small: Tokenizer, text: str) -> None:
    assert all(0 <= piece < small.get_vocab_size() for piece in small.encode(text).ids)
