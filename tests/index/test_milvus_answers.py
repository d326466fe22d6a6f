"""The shipped corpus is answered from Milvus as it is from FAISS."""

import gc
from dataclasses import replace

import pytest

pytest.importorskip("pymilvus", reason="the extra 'milvus' is not installed")

from chatbot.decision.assess import Assessor
from chatbot.engine import Chatbot
from chatbot.index.build import build_index
from chatbot.index.legs import LEGS
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever

FIRST = 3


@pytest.fixture(scope="module")
def from_milvus(bot, tmp_path_factory):
    """The chatbot over the shipped corpus, all legs of which are asked at Milvus Lite."""
    folder = tmp_path_factory.mktemp("milvus")
    reader = QueryReader(bot.reader.segmenter, bot.reader.embedder)
    built = build_index(bot.collection, reader, f"milvus+file:{folder}/rows.db")
    for name, leg in built.legs.items():
        leg.save(folder / name)
    legs = {name: leg.load(folder / name) for name, leg in LEGS.items()}
    index = replace(bot.retriever.index, legs=legs)
    assessor = Assessor(Retriever(index, bot.retriever.weights), bot.assessor.calibration)
    yield Chatbot(bot.collection, assessor, bot.reader, bot.repairer)
    # The store is closed when nothing refers to it any more.
    del legs, index, assessor
    gc.collect()


def test_every_judged_question_is_answered_alike(bot, from_milvus):
    questions = [one.query for one in bot.collection.judged]
    assert len(questions) > 200
    for question in questions:
        one, other = bot.ask(question), from_milvus.ask(question)
        assert (other.status, other.reason) == (one.status, one.reason), question
        firsts = [[hit.key for hit in answer.ranking[:FIRST]] for answer in (one, other)]
        assert firsts[0] == firsts[1], question
        assert other.confidence == pytest.approx(one.confidence, abs=1e-3), question
