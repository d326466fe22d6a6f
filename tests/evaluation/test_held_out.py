from chatbot.corpus.questions import Question
from chatbot.decision.judgement import fold_of
from chatbot.evaluation.held_out import held_out


def test_no_question_is_decided_by_a_calibration_that_saw_its_cluster(bot):
    bot_for = held_out(bot, bot.collection.current[0].judged)
    whole = bot.assessor.calibration
    for question in bot.collection.current[0].judged:
        calibration = bot_for(question).assessor.calibration
        assert question.cluster not in {one.cluster for one in calibration.judged}
        rest = [one for one in whole.judged if one.fold != fold_of(question.cluster)]
        assert list(calibration.judged) == rest
        assert calibration.max_wrong == whole.max_wrong
    scalings = {
        bot_for(question).assessor.calibration.scaling
        for question in bot.collection.current[0].judged
    }
    assert len(scalings) == 5
    assert whole.scaling not in scalings


def test_they_search_the_same_index(bot):
    bot_for = held_out(bot, bot.collection.current[0].judged)
    assert bot_for(bot.collection.current[0].judged[0]).retriever is bot.retriever


def test_questions_that_it_has_not_seen_are_put_to_the_chatbot_itself(bot):
    questions = [Question("x", "คำถามที่ไม่มีใครตัดสิน", "c", {})]
    assert held_out(bot, questions)(questions[0]) is bot


def test_one_question_that_it_has_seen_holds_out_all(bot):
    seen = bot.collection.current[0].judged[0]
    other = Question("x", "คำถามที่ไม่มีใครตัดสิน", "c", dict(seen.relevance))
    assert held_out(bot, [seen, other])(other) is not bot
