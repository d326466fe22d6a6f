"""What becomes of near misses that no curator foresaw: the gap nearest to each left out.

The development set and the gaps were written by people who thought of the same topics, so the
ordinary figure tells how well foreseen topics are refused. Here each query is asked of a
collection that lacks the gap nearest to it, as if nobody had thought of its topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.datatypes import Gap
from chatbot.decision.assess import Assessor
from chatbot.decision.gap import nearest_gap
from chatbot.engine import Chatbot
from chatbot.evaluation.progress import Progress, silently
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked, BotFor, ask_question
from chatbot.index.build import build_index
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import Retriever

NEAR = "unanswerable_near"
"""Category of the queries that touch the documents' subjects but that they do not answer."""


@dataclass(frozen=True, slots=True)
class WithoutGap:
    """A near miss, asked with and without the gap nearest to it.

    :param gap: The gap that was left out.
    :param foreseen: What came back with every gap in place.
    :param unforeseen: What came back without that one.
    """

    gap: Gap
    foreseen: Asked
    unforeseen: Asked


@dataclass(frozen=True, slots=True)
class UnforeseenScores:
    """False answers to the same queries.

    :param foreseen: With every gap in place: the ordinary figure.
    :param unforeseen: With the nearest gap left out.
    """

    foreseen: Proportion
    unforeseen: Proportion


def ask_unforeseen(
    bot_for: BotFor,
    asked: Sequence[Asked],
    reader: QueryReader,
    progress: Progress = silently,
) -> tuple[WithoutGap, ...]:
    """Ask each near miss again without the gap nearest to it.

    The calibration stays the one in use: only the gap is unknown, not how to weigh what is found.

    :param bot_for: Which chatbot each query was put to.
    :param asked: What it said to a set; queries of other categories, and any that are
        answerable, are passed over.
    :param reader: Reads the texts of each index that is built; best a remembering one.
    :return: By gap, in the order of the first query for each; none for a collection without gaps.
    """
    by_gap: dict[int, list[Asked]] = {}
    for one in asked:
        if one.question.category == NEAR and not one.question.answerable:
            bot = bot_for(one.question)
            nearest = nearest_gap(bot.retriever.search(bot.reader.read(one.question.query)))
            if nearest is not None:
                by_gap.setdefault(nearest, []).append(one)
    near_misses = []
    for number, group in progress(tuple(by_gap.items()), "unforeseen near misses"):
        # One index for the whole group: the chatbots differ in their calibration only.
        without = _without_gap(bot_for(group[0].question), number, reader)
        for one in group:
            bot = bot_for(one.question)
            unforeseen = ask_question(without.decided_by(bot.assessor.calibration), one.question)
            near_misses.append(WithoutGap(bot.collection.gaps[number], one, unforeseen))
    return tuple(near_misses)


def judge_unforeseen(near_misses: Sequence[WithoutGap]) -> UnforeseenScores | None:
    """Count the false answers; None without any near miss."""
    if not near_misses:
        return None
    n = len(near_misses)
    return UnforeseenScores(
        foreseen=Proportion(sum(one.foreseen.answered for one in near_misses), n),
        unforeseen=Proportion(sum(one.unforeseen.answered for one in near_misses), n),
    )


def _without_gap(bot: Chatbot, number: int, reader: QueryReader) -> Chatbot:
    collection = bot.collection.without_gap(bot.collection.gaps[number])
    retriever = Retriever(build_index(collection, reader), bot.retriever.weights)
    assessor = Assessor(retriever, bot.assessor.calibration)
    return Chatbot(collection, assessor, reader, Repairer.build(collection, reader.segmenter))
