"""Put a corpus's judged questions to the search, to scale and bound the decision by them."""

from chatbot.corpus import Corpus
from chatbot.corpus.questions import ACCEPTABLE
from chatbot.decision.assess import SURE, Assessment, Assessor, surest
from chatbot.decision.judgement import Judgement
from chatbot.decision.smalltalk import small_talk
from chatbot.repair import Repairer
from chatbot.text.normalise import normalise


def judge(corpus: Corpus, assessor: Assessor, repairer: Repairer) -> tuple[Judgement, ...]:
    """What the judged questions come to, each in its best reading as the engine takes it.

    :return: Without those that no probability decides: small talk, too vague a question, and one
        for another year.
    """
    judgements = []
    sure = assessor.calibration.probability(SURE)
    for question in corpus.judged:
        readings = (question.query, *repairer.repairs(question.query))
        if any(small_talk(normalise(reading)) for reading in readings):
            continue
        best = surest(map(assessor.assess, readings), _probability, sure)
        if best.probability and not best.vague:
            (first,) = best.evidence.ranking(1)
            right = question.grade(first.id) >= ACCEPTABLE
            judgements.append(Judgement(question.cluster, best.log_odds, right))
    return tuple(judgements)


def _probability(assessment: Assessment) -> float:
    return assessment.probability
