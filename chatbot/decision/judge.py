"""Put a collection's judged questions to the search, to scale and bound the decision by them."""

from chatbot.acts.small_talk import small_talk
from chatbot.corpus import Collection
from chatbot.corpus.questions import ACCEPTABLE
from chatbot.decision.assess import SURE, Assessment, Assessor, surest
from chatbot.decision.judgement import Judgement
from chatbot.query import QueryReader
from chatbot.repair import Repairer


def judge(
    collection: Collection,
    assessor: Assessor,
    reader: QueryReader,
    repairer: Repairer,
) -> tuple[Judgement, ...]:
    """What the judged questions come to, each in its best reading as the engine takes it.

    :param reader: Reads the questions.
    :param repairer: Finds what a question that looks mistyped may have meant.
    :return: Without those that no probability decides: small talk, too vague a question, one
        for another year, and one in conflict with the entry found.
    """
    judgements = []
    sure = assessor.calibration.probability(SURE)
    for question in collection.judged:
        typed = reader.read(question.query)
        readings = (typed, *repairer.readings(typed))
        if any(small_talk(reading.text) for reading in readings):
            continue
        best = surest(map(assessor.assess, readings), _probability, sure)
        if best.probability and not best.vague and not best.conflicts:
            (first,) = best.evidence.ranking(1)
            right = question.grade(first.key) >= ACCEPTABLE
            judgements.append(Judgement(question.cluster, best.log_odds, right))
    return tuple(judgements)


def _probability(assessment: Assessment) -> float:
    return assessment.probability
