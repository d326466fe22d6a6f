"""A question put to some documents or sections alone."""

from dataclasses import replace

import pytest

from chatbot.conversation import Conversation
from chatbot.datatypes import EVERYTHING, Chosen, Reason, Scope, Status, Typed
from chatbot.errors import CorpusError
from chatbot.wording.en import ENGLISH
from chatbot.wording.plain_text import answer_text
from chatbot.wording.th import THAI

LEAVE, PARKING = Scope(frozenset({"leave"})), Scope(frozenset({"parking"}))
SICK = Scope(sections=frozenset({("leave", "sick")}))
FEE = "ค่าจอดรถชั่วโมงละเท่าใด"
LEAVE_TITLE, PARKING_TITLE = "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง", "ถาม-ตอบการใช้ลานจอดรถ"


@pytest.fixture(scope="module")
def service(two_document_service):
    return two_document_service


def documents_of(answer):
    return {one.key.document for one in (*answer.ranking, *answer.choices, *answer.entries)}


@pytest.mark.parametrize("question", ["ลาพักผ่อนได้กี่วัน", "ลาป่วยใครอนุญาต", "ลาคลอดได้กี่วัน", "จอดรถฟรีไหม"])
def test_nothing_from_outside_is_found_offered_or_given(service, question):
    for scope, name in ((LEAVE, "leave"), (PARKING, "parking")):
        assert documents_of(service.ask(question, scope=scope)) <= {name}


def test_the_answer_is_the_one_that_all_documents_would_give(service):
    inside, everywhere = (service.ask(FEE, scope=scope) for scope in (PARKING, EVERYTHING))
    assert inside.answer == everywhere.answer == "สองชั่วโมงแรกไม่เก็บค่าจอดรถ ต่อไปชั่วโมงละ 20 บาท"
    assert inside.facts == {"scope": PARKING_TITLE}
    assert THAI.searched_in.format(scope=PARKING_TITLE) in answer_text(inside, THAI)
    assert everywhere.facts == {}


@pytest.mark.parametrize("question", [FEE, "จอดรถเสียชั่วโมงละกี่บาท"])
def test_what_is_answered_elsewhere_is_said_and_not_answered_by_the_next_best(service, question):
    answer = service.ask(question, scope=LEAVE)
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.ELSEWHERE)
    assert str(answer.elsewhere.key) == "parking/1/annual-02"
    assert answer.elsewhere.document == PARKING_TITLE
    for words in (THAI, ENGLISH):
        assert PARKING_TITLE in words.message(answer)
        assert "--document parking" in answer_text(answer, words)
    assert service.ask(question, scope=PARKING).status is not Status.REFUSED


def test_another_section_of_the_same_document_is_named_by_its_title(service):
    answer = service.ask("พนักงานลาพักผ่อนได้ปีละกี่วัน", scope=SICK)
    assert answer.reason is Reason.ELSEWHERE
    assert f"{LEAVE_TITLE} › การลาพักผ่อน" in THAI.message(answer)
    assert [str(choice.key) for choice in answer.choices] == ["leave/2567/sick-01"]


def test_a_gap_gives_a_reason_to_those_who_ask_its_document_only(service):
    inside, outside = (service.ask("ลาคลอดได้กี่วัน", scope=scope) for scope in (LEAVE, PARKING))
    assert (inside.reason, inside.facts["contact"][:5]) == (Reason.GAP, "กองกา")
    assert outside.reason is not Reason.GAP
    assert "ฝ่ายอาคารสถานที่" in outside.facts["contact"]


def test_a_follow_up_keeps_the_scope_until_a_turn_names_another(service):
    conversation = Conversation(scope=LEAVE)
    service.ask("พนักงานลาพักผ่อนได้ปีละกี่วัน", conversation)
    follow_up = service.ask("แล้วต้องยื่นใบลาล่วงหน้ากี่วัน", conversation)
    assert follow_up.answer == "ยื่นใบลาผ่านระบบสารบรรณล่วงหน้าอย่างน้อย 5 วันทำการ"
    assert service.ask(FEE, conversation).reason is Reason.ELSEWHERE
    assert service.ask(FEE, conversation, PARKING).status is Status.ANSWERED
    assert conversation.scope == PARKING
    assert service.ask("ลานจอดรถเปิดกี่โมง", conversation).status is Status.ANSWERED
    assert service.ask("ใครเป็นผู้อนุญาตการลาป่วย", conversation).reason is Reason.ELSEWHERE
    assert service.ask("ใครเป็นผู้อนุญาตการลาป่วย", conversation, EVERYTHING).answer


def test_the_steps_gone_through_again_keep_their_scopes(service):
    steps = [Typed(FEE, scope=LEAVE), Typed(FEE), Typed(FEE, scope=PARKING), Typed(FEE)]
    conversation = Conversation.replay(service.chatbot, steps)
    reasons = [turn.answer.reason for turn in conversation.turns]
    assert reasons == [Reason.ELSEWHERE, Reason.ELSEWHERE, Reason.ANSWER, Reason.ANSWER]


def test_what_is_chosen_is_given_wherever_it_stands(service):
    conversation = Conversation(scope=LEAVE)
    answer = service.ask(Chosen("parking/1/annual-03"), conversation)
    assert answer.entries[0].document.id == "parking"
    assert {choice.key.document for choice in answer.choices} == {"leave"}


def test_a_document_that_is_not_there_is_an_error_that_names_those_there_are(service):
    conversation = Conversation()
    with pytest.raises(CorpusError, match="'leave-2567'; name one of these: leave, parking"):
        service.ask(FEE, conversation, Scope(frozenset({"leave-2567"})))
    assert (conversation.turns, conversation.scope) == ((), EVERYTHING)


def test_a_single_document_that_is_named_changes_nothing(bot):
    whole = Scope(frozenset({bot.collection.documents[0].id}))
    assert bot.within(whole) is bot
    for question in ("ตัวชี้วัด PMQA ประเมินเดือนใด", "Open Data", "ราคาทองวันนี้"):
        assert bot.ask(question, scope=whole) == bot.ask(question)


def test_a_section_of_the_only_document(bot):
    pmqa = Scope(sections=frozenset({(bot.collection.documents[0].id, "pmqa")}))
    for entry in bot.collection.entries:
        answer = bot.ask(entry.question, scope=pmqa)
        inside = entry.section.id == "pmqa"
        assert answer.reason is (Reason.ANSWER if inside else Reason.ELSEWHERE)
        assert not inside or answer.answer == entry.answer


def test_scopes_are_made_once(service):
    bot = service.chatbot
    assert bot.within(LEAVE) is bot.within(replace(LEAVE))
    assert bot.within(LEAVE).ask(FEE) == bot.ask(FEE, scope=LEAVE)
