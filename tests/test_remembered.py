from chatbot import remembered as remembering
from chatbot.conversation import Conversation
from chatbot.datatypes import EVERYTHING, Chosen, Scope, Typed
from chatbot.engine import Chatbot
from chatbot.remembered import NOTHING_ASKED, Remembered, State, path_after

QUESTIONS = ["ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด", "แล้วรางวัลเลิศรัฐล่ะ"]


def counting(monkeypatch):
    asked = []
    plain = Chatbot.ask

    def ask(self, question, *rest):
        asked.append(question)
        return plain(self, question, *rest)

    monkeypatch.setattr(Chatbot, "ask", ask)
    return asked


def fresh(bot):
    """The same chatbot, that remembers nothing yet."""
    return bot.decided_by(bot.assessor.calibration)


def test_a_question_asked_again_is_answered_the_same_without_a_search(bot, monkeypatch):
    own, asked = fresh(bot), counting(monkeypatch)
    first, second = Conversation(), Conversation()
    one, other = first.ask(own, Typed(QUESTIONS[0])), second.ask(own, Typed(QUESTIONS[0]))
    assert asked == QUESTIONS[:1]
    assert one == other  # in all but the id, which is no part of it
    assert one.id != other.id
    assert [turn.query for turn in second.turns] == QUESTIONS[:1]


def test_going_through_the_steps_again_searches_for_none_of_them(bot, monkeypatch):
    own, steps = fresh(bot), [Typed(question) for question in QUESTIONS]
    conversation = Conversation()
    for step in steps:
        conversation.ask(own, step)
    asked = counting(monkeypatch)
    again = Conversation.replay(own, steps)
    assert asked == []
    assert again.turns == conversation.turns
    again.ask(own, Typed("แล้วใครเป็นผู้ประเมิน"))
    assert asked == ["แล้วใครเป็นผู้ประเมิน"]


def test_the_same_words_after_other_steps_are_another_question(bot):
    own, after = fresh(bot), Conversation()
    after.ask(own, Typed(QUESTIONS[0]))
    follow_up = after.ask(own, Typed(QUESTIONS[1]))
    alone = Conversation().ask(own, Typed(QUESTIONS[1]))
    assert follow_up.understood_query != alone.understood_query


def test_a_conversation_made_of_turns_is_remembered_by_nothing(bot, monkeypatch):
    own = fresh(bot)
    first = Conversation()
    first.ask(own, Typed(QUESTIONS[0]))
    asked = counting(monkeypatch)
    for _ in range(2):
        Conversation(first.turns).ask(own, Typed(QUESTIONS[1]))
    assert len(asked) == 2


def test_each_step_and_each_scope_leads_elsewhere():
    scope = Scope(frozenset({"leave"}))
    steps = [Typed("a"), Typed("a", True), Typed("a", scope=scope), Chosen("a")]
    paths = {path_after(NOTHING_ASKED, EVERYTHING, step) for step in steps}
    paths |= {
        path_after(NOTHING_ASKED, scope, Typed("a")),
        path_after(b"x", EVERYTHING, Typed("a")),
    }
    assert len(paths) == 6


def test_only_so_many_are_kept_and_what_was_asked_for_stays(monkeypatch):
    monkeypatch.setattr(remembering, "_MOST", 2)
    remembered, state = Remembered(), State((), EVERYTHING)
    remembered.put(b"a", state)
    remembered.put(b"b", state)
    assert remembered.get(b"a") is state
    remembered.put(b"c", state)
    assert [remembered.get(path) for path in (b"a", b"b", b"c")] == [state, None, state]
