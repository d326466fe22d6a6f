import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import Answer, Citation, Hit, Status
from chatbot.evaluation.asking import Asked
from chatbot.evaluation.evaluation_set import load_set
from chatbot.evaluation.run import evaluate


@pytest.fixture(scope="session")
def make_asked():
    """Make a question with what came back: make_asked(relevance, ranking, status, confidence)."""

    def make(
        relevance,
        ranking,
        status=Status.ANSWERED,
        confidence=0.5,
        category="paraphrase",
        qid="q",
    ):
        hits = tuple(Hit(id_, 1 / (1 + place)) for place, id_ in enumerate(ranking))
        given = ranking[:1] if status is Status.ANSWERED else ()
        citations = tuple(
            Citation(id_, "doc", "1", "title", "section", 1, "2021-09-10", "10", (1, 1), "0")
            for id_ in given
        )
        answer = Answer(status, confidence, hits, "text" if given else None, citations)
        return Asked(Question(qid, "ถาม", category, relevance), answer, ms=1.0)

    return make


@pytest.fixture(scope="session")
def development(bot):
    """The development set, asked once for all tests, with the ablation."""
    return evaluate(bot, load_set(bot.corpus))
