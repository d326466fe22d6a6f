"""Ask judged questions of a chatbot that was not calibrated on them."""

from collections.abc import Sequence

from chatbot.corpus.questions import Question
from chatbot.decision.judgement import FOLDS, fold_of
from chatbot.engine import Chatbot
from chatbot.evaluation.responses import BotFor


def held_out(bot: Chatbot, questions: Sequence[Question]) -> BotFor:
    """Which chatbot each question is put to.

    :param questions: Everything that will be asked.
    :return: The chatbot itself, unless its calibration has seen one of the questions: then for
        each question the same chatbot calibrated without the question's fold, so that none
        calibrates its own answer.
    """
    seen = {question.query for question in bot.collection.judged}
    if not any(question.query in seen for question in questions):
        return lambda _: bot
    calibration = bot.assessor.calibration
    bots = [bot.decided_by(calibration.without_fold(fold)) for fold in range(FOLDS)]
    return lambda question: bots[fold_of(question.cluster)]
