from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from chatbot.corpus import Collection
from chatbot.corpus.questions import Question
from chatbot.datatypes import Status
from chatbot.decision.assess import Assessor
from chatbot.engine import Chatbot
from chatbot.evaluation.responses import ask_questions
from chatbot.evaluation.unforeseen import (
    NEAR,
    WithoutGap,
    ask_unforeseen,
    judge_unforeseen,
)
from chatbot.index.build import build_index
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever

FOCUS_AREAS = "ขอชื่อ focus area ให้ครบทั้งสิบด้านหน่อย"
"""Closest to gap-062, whose queries ask for just that."""


class Counting:
    """Counts how often each text is encoded."""

    fingerprint = "counting"
    is_embedded = True

    def __init__(self):
        self.encoded = Counter()

    def encode_queries(self, texts):
        self.encoded.update(texts)
        return np.ones((len(texts), 4), dtype=np.float32)

    encode_passages = encode_queries

    def encode_words(self, words):
        return np.ones((len(words), 4), dtype=np.float32)


@pytest.fixture(scope="module")
def small(corpus):
    """The document with three of its gaps."""
    gaps = tuple(gap for gap in corpus.gaps if gap.id in ("gap-001", "gap-062", "gap-066"))
    return Collection.of([replace(corpus, gaps=gaps)])


@pytest.fixture(scope="module")
def small_bot(bot, small):
    return over(small, Retriever(build_index(small, bot.reader)), bot)


def over(collection, retriever, bot):
    """The chatbot over another collection, deciding as before."""
    assessor = Assessor(retriever, bot.assessor.calibration)
    return Chatbot(collection, assessor, bot.reader, bot.repairer)


def always(bot):
    """Every question is put to it."""
    return lambda _: bot


def near(query, qid="q"):
    return Question(qid, query, NEAR, {})


def test_each_near_miss_is_asked_without_its_own_gap_only(small_bot):
    asked = ask_questions(always(small_bot), [near(FOCUS_AREAS)])
    (found,) = ask_unforeseen(always(small_bot), asked, small_bot.reader)
    assert found.gap.id == "gap-062"
    assert found.foreseen is asked[0]

    (corpus,) = small_bot.collection.current
    others = tuple(gap for gap in corpus.gaps if gap.id != "gap-062")
    reduced = Collection.of([replace(corpus, gaps=others)])
    retriever = Retriever(build_index(reduced, small_bot.reader))
    by_hand = over(reduced, retriever, small_bot)
    assert found.unforeseen.answer == by_hand.ask(FOCUS_AREAS)
    assert found.unforeseen.answer.confidence > found.foreseen.answer.confidence


def test_other_questions_are_passed_over(small_bot):
    questions = [
        Question("far", "พรุ่งนี้ฝนตกไหม", "unanswerable_far", {}),
        Question(
            "answerable", "เลือกได้กี่ประเด็น", NEAR, {small_bot.collection.resolve("overview-01"): 2}
        ),
    ]
    asked = ask_questions(always(small_bot), questions)
    found = ask_unforeseen(always(small_bot), asked, small_bot.reader)
    assert found == ()
    assert judge_unforeseen(found) is None


def test_a_corpus_without_gaps_has_nothing_to_leave_out(small_bot, bot):
    collection = bot.collection.without_curation()
    bare = over(collection, Retriever(build_index(collection, bot.reader)), bot)
    asked = ask_questions(always(bare), [near(FOCUS_AREAS)])
    assert ask_unforeseen(always(bare), asked, bot.reader) == ()


def test_one_index_for_each_gap_and_no_text_encoded_twice(small_bot):
    asked = ask_questions(
        always(small_bot), [near(FOCUS_AREAS, "a"), near(FOCUS_AREAS + "ครับ", "b")]
    )
    asked += ask_questions(always(small_bot), [near("Potential Base กี่เปอร์เซ็นต์", "c")])
    stages = []

    def progress(items, description):
        stages.append((description, len(items)))
        return items

    counting = Counting()
    found = ask_unforeseen(
        always(small_bot),
        asked,
        remembering(QueryReader(small_bot.reader.segmenter, counting)),
        progress,
    )
    assert stages == [("unforeseen near misses", 2)]
    assert [(one.gap.id, one.foreseen.question.qid) for one in found] == [
        ("gap-062", "a"),
        ("gap-062", "b"),
        ("gap-001", "c"),
    ]
    queries = {one.question.query for one in asked}
    passages = Counter({k: n for k, n in counting.encoded.items() if k not in queries})
    assert set(passages.values()) == {1}


def test_the_count(small_bot, make_asked):
    gap = small_bot.collection.gaps[0]
    answered, refused = make_asked({}, ["a"]), make_asked({}, ["a"], Status.REFUSED)
    scores = judge_unforeseen(
        [WithoutGap(gap, refused, answered), WithoutGap(gap, refused, refused)]
    )
    assert (scores.foreseen.count, scores.foreseen.n) == (0, 2)
    assert (scores.unforeseen.count, scores.unforeseen.n) == (1, 2)
