import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import Status
from chatbot.evaluation.evaluation_set import load_set
from chatbot.evaluation.responses import Asked
from chatbot.evaluation.run import evaluate


@pytest.fixture(scope="session")
def graded(make_entry):
    """Grades by the ids of :func:`make_entry`, as a question has them: graded({"a": 2})."""

    def relevance(grades):
        return {make_entry(id_).key: grade for id_, grade in grades.items()}

    return relevance


@pytest.fixture(scope="session")
def make_asked(make_answer, graded):
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
        return Asked(Question(qid, "ถาม", category, graded(relevance)), answer, ms=1.0)

    return make


@pytest.fixture(scope="session")
def development(bot):
    """The development set, asked once for all tests, with the ablation."""
    return evaluate(bot, load_set(bot.collection))
