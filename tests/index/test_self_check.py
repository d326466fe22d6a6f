import json
import logging
import re
from dataclasses import replace

import numpy as np
import pytest

from chatbot.corpus import Collection
from chatbot.errors import BlindIndexError
from chatbot.index.build import build_index
from chatbot.index.self_check import SelfCheck, check_legs
from chatbot.query import QueryReader

ALL = ("words", "characters", "dense")


class Cutting:
    """A tokeniser of another kind in the segmenter's place."""

    def __init__(self, cut):
        self.segment = self.words = cut


class Model:
    """Gives the same vectors for whatever kind of text."""

    fingerprint = "stand-in"
    is_embedded = False

    def __init__(self, encode):
        self.encode_queries = self.encode_passages = self.encode_words = encode


def drop_thai(text):
    return re.findall("[a-z0-9]+", text)


CONSTANT = Model(lambda texts: np.tile(np.eye(1, 4, dtype=np.float32), (len(texts), 1)))
ZEROS = Model(lambda texts: np.zeros((len(texts), 4), dtype=np.float32))


@pytest.fixture(scope="module")
def bare(collection):
    return collection.without_curation()


@pytest.fixture(scope="module")
def index(bare, reader):
    return build_index(bare, reader)


@pytest.fixture(autouse=True)
def _collect(caplog):
    caplog.set_level(logging.WARNING, logger="chatbot")


def with_entries(collection, entries):
    """The same document with other entries."""
    (corpus,) = collection.current
    return Collection.of([replace(corpus, entries=tuple(entries))])


def shortened(collection, count):
    return with_entries(collection, collection.entries[:count])


def sighted_legs(collection, index, segmenter, embedder):
    """What a build makes of the check."""
    check = check_legs(collection, index, QueryReader(segmenter, embedder))
    check.report(collection.name)
    return check.sighted


def warnings(caplog):
    return [record.getMessage() for record in caplog.records]


def test_the_shipped_index_has_no_blind_leg(bot, caplog):
    reader, index = bot.reader, bot.retriever.index
    assert sighted_legs(bot.collection, index, reader.segmenter, reader.embedder) == ALL
    assert not caplog.records


def test_words_cut_at_spaces_are_not_the_words_of_the_index(bare, index, embedder, caplog):
    assert sighted_legs(bare, index, Cutting(str.split), embedder) == ("characters", "dense")
    [message] = warnings(caplog)
    assert re.search(r"the words leg is blind and left out: it finds \d+ of 32 ", message)
    assert "chatbot build" in message


def test_a_tokeniser_that_drops_thai_is_blind_although_it_finds_entries_by_their_latin_terms(
    bare, embedder, caplog
):
    index = build_index(bare, QueryReader(Cutting(drop_thai), embedder))
    by_latin = [
        int(index.words.scores(drop_thai(entry.question.lower()))[: len(bare.entries)].argmax())
        == number
        for number, entry in enumerate(bare.entries)
        if drop_thai(entry.question.lower())
    ]
    assert sum(by_latin) > len(bare.entries) / 2
    assert sighted_legs(bare, index, Cutting(drop_thai), embedder) == ("characters", "dense")
    assert "the words leg is blind and left out: it finds 0 of 32 " in caplog.text


@pytest.mark.parametrize("model", [CONSTANT, ZEROS], ids=["constant", "zeros"])
def test_a_model_that_tells_no_question_from_another_is_blind(bare, segmenter, model, caplog):
    index = build_index(bare, QueryReader(segmenter, model))
    assert sighted_legs(bare, index, segmenter, model) == ("words", "characters")
    [message] = warnings(caplog)
    assert "the dense leg is blind and left out: it finds 0 of 32 " in message
    assert "CHATBOT_EMBEDDING_MODEL" in message


def test_a_model_that_gives_no_numbers_is_blind(bare, index, segmenter, embedder, caplog):
    broken = Model(lambda texts: np.full_like(embedder.encode_queries(texts), np.nan))
    assert sighted_legs(bare, index, segmenter, broken) == ("words", "characters")
    assert "it finds 0 of 32 " in caplog.text


def test_a_model_that_takes_all_thai_for_one_unknown_word_is_blind(bare, segmenter, embedder):
    latin = Model(
        lambda texts: embedder.encode_queries([re.sub("[ก-๛]+", "?", text) for text in texts])
    )
    index = build_index(bare, QueryReader(segmenter, latin))
    assert sighted_legs(bare, index, segmenter, latin) == ("words", "characters")


def test_no_leg_left_says_what_to_do(bare, index, caplog):
    # As when an index and its corpus no longer belong together.
    moved = with_entries(bare, (*bare.entries[20:], *bare.entries[:20]))
    with pytest.raises(
        BlindIndexError,
        match=r"words 0 of 32, characters \d of 32, dense 0 of 32\)\. 'chatbot",
    ):
        sighted_legs(
            moved,
            index,
            Cutting(drop_thai),
            Model(lambda texts: np.zeros((len(texts), 384), np.float32)),
        )
    assert not caplog.records


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_a_small_corpus_sees(bare, segmenter, embedder, count):
    small = shortened(bare, count)
    index = build_index(small, QueryReader(segmenter, embedder))
    assert sighted_legs(small, index, segmenter, embedder) == ALL


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_a_blind_leg_cannot_guess_in_a_small_corpus(bare, segmenter, count):
    small = shortened(bare, count)
    index = build_index(small, QueryReader(segmenter, CONSTANT))
    assert sighted_legs(small, index, segmenter, CONSTANT) == ("words", "characters")


def test_a_silent_leg_is_blind_to_the_only_entry(bare, segmenter):
    only = shortened(bare, 1)
    index = build_index(only, QueryReader(segmenter, ZEROS))
    assert sighted_legs(only, index, segmenter, ZEROS) == ("words", "characters")


@pytest.mark.parametrize("copies", [6, 57])
def test_entries_asked_for_alike_blind_no_leg(bare, segmenter, embedder, copies):
    questions = [bare.entries[number // copies].question for number in range(len(bare.entries))]
    entries = (
        replace(entry, question=question)
        for entry, question in zip(bare.entries, questions, strict=True)
    )
    alike = with_entries(bare, entries)
    index = build_index(alike, QueryReader(segmenter, embedder))
    assert sighted_legs(alike, index, segmenter, embedder) == ALL


def test_questions_with_little_thai_are_asked_whole(bare, segmenter, embedder):
    first, second = bare.entries[:2]
    entries = (
        replace(first, question="KPI คืออะไร", answer="KPI ตามประกาศ"),
        replace(second, question="อะไรคือ PMQA", answer="PMQA ตามประกาศ"),
    )
    small = with_entries(bare, entries)
    index = build_index(small, QueryReader(segmenter, embedder))
    assert sighted_legs(small, index, segmenter, embedder) == ALL


def test_what_it_found_is_kept(caplog):
    check = SelfCheck(32, {"words": 32, "characters": 16, "dense": 15})
    again = SelfCheck.from_json(json.loads(json.dumps(check.to_json())))
    assert again == check
    assert again.sighted == ("words", "characters")
    again.report("office")
    assert warnings(caplog) == [
        "office: the dense leg is blind and left out: it finds 15 of 32 official questions. "
        "'chatbot build' builds the index anew; where the model knows no Thai, "
        "CHATBOT_EMBEDDING_MODEL names another."
    ]
