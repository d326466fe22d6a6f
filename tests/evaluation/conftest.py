import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import Status
from chatbot.evaluation.asking import Asked
from chatbot.evaluation.evaluation_set import load_set
from chatbot.evaluation.run import evaluate


@pytest.fixture(scope="session")
def make_asked(make_answer):
    """Make a question with what came back: make_asked(relevance, ranking, status, confidence)."""

    def make(
        relevance,
        ranking,
        status=Status.ANSWERED,
        confidence=0.5,
        category="paraphrase",
        qid="q",
    ):
        answer = make_answer(status, *ranking, confidence=confidence)
        return Asked(Question(qid, "ถาม", category, relevance), answer, ms=1.0)

    return make


@pytest.fixture(scope="session")
def development(bot):
    """The development set, asked once for all tests, with the ablation."""
    return evaluate(bot, load_set(bot.collection.current[0]))
