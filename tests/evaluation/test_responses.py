from chatbot.corpus.questions import Question
from chatbot.datatypes import Status, Turn
from chatbot.evaluation.responses import ask_conversations, ask_questions


def test_what_counts_as_correct(make_asked):
    cases = [
        (make_asked({"a": 2}, ["a"]), True, True),
        (make_asked({"a": 1, "b": 2}, ["a"]), True, True),
        (make_asked({"a": 2}, ["b"]), False, True),
        (make_asked({"a": 2}, ["a"], Status.SUGGESTED), False, False),
        (make_asked({}, ["a"], Status.SUGGESTED), True, True),
        (make_asked({}, ["a"]), False, False),
    ]
    for asked, correct, decided in cases:
        assert (asked.correct, asked.decided_right) == (correct, decided)


def test_each_turn_is_asked_with_the_turns_before_it(bot, development):
    conversation = development.set.conversations[0]
    one, two, *_ = ask_conversations(bot, [conversation])
    first, second, *_ = conversation.turns
    assert (one.question, two.question) == (first, second)
    assert one.answer == bot.ask(first.query)
    assert two.answer == bot.ask(second.query, (Turn(first.query, one.answer),))
    assert any(turn.answer.understood_query for turn in development.turns)


def test_progress_sees_every_question(bot):
    seen = []

    def progress(items, description):
        for item in items:
            yield item
            seen.append((description, item.qid))

    official = bot.collection.entries[0]
    (asked,) = ask_questions(
        lambda _: bot, [Question("q", official.question, "official", {official.key: 2})], progress
    )
    assert asked.correct
    assert asked.ms > 0
    assert seen == [("queries", "q")]
