"""Talking with the shipped document: what people say around, between and instead of questions."""

import pytest

from chatbot.conversation import Conversation
from chatbot.datatypes import Reason, Status, Typed
from chatbot.wording.th import THAI


@pytest.fixture(scope="module")
def talk(bot):
    """The answers of a conversation."""

    def ask(*questions):
        conversation = Conversation()
        return [conversation.ask(bot, Typed(question)) for question in questions]

    return ask


def given(answer):
    return [entry.id for entry in answer.entries]


def offered(answer):
    return [choice.key.entry for choice in answer.choices]


@pytest.mark.parametrize("turn", ["ข้อ ๓", "อันที่ -2", "ขอดูอันท้ายสุด", "the first one please"])
def test_where_nothing_is_offered_a_pick_gets_no_official_text(talk, turn):
    for answer in (talk(turn)[-1], talk("สวัสดีครับ", turn)[-1]):
        assert (answer.status, answer.reason) == (Status.REFUSED, Reason.NOT_OFFERED)
        assert THAI.message(answer) == THAI.not_offered_none


@pytest.mark.parametrize(
    "turn",
    [
        "หวัดดีครับ อยากสอบถามเกี่ยวกับ Roadmap หน่อยครับ",
        "อยากทราบเรื่อง ACMECS นะคะ",
        "metadata",
        "Focus Area",
    ],
)
def test_a_bare_topic_offers_its_questions(talk, turn):
    (answer,) = talk(turn)
    assert (answer.status, answer.reason) == (Status.SUGGESTED, Reason.TOPIC)
    assert len(offered(answer)) == 3


def test_courtesy_around_a_question_changes_nothing(talk):
    (plain,) = talk("ใครกำหนดสัญญาอนุญาต")
    (polite,) = talk("สวัสดีค่ะ รบกวนสอบถามหน่อยค่ะว่าใครกำหนดสัญญาอนุญาต ขอบคุณค่ะ")
    assert given(polite) == given(plain) == ["data-catalog-13"]
    assert polite.confidence == plain.confidence


@pytest.mark.parametrize(
    "turn", ["จองตั๋วเครื่องบินยังไง", "ซื้อรถยี่ห้อไหนดี", "qwpo zxmv", "how do I renew my passport?"]
)
def test_another_subject_and_noise_offer_nothing(talk, turn):
    (answer,) = talk(turn)
    assert (answer.status, offered(answer)) == (Status.REFUSED, [])


@pytest.mark.parametrize("turn", ["เพราะอะไร", "when?", "แล้วใครล่ะ"])
def test_a_question_about_nothing_is_asked_what_it_is_about(talk, turn):
    (answer,) = talk(turn)
    assert (answer.status, answer.reason, offered(answer)) == (
        Status.REFUSED,
        Reason.INCOMPLETE,
        [],
    )


def test_work_is_refused_and_the_nearest_questions_are_offered(talk):
    (answer,) = talk("ช่วยร่างแผน Roadmap ของ e-Service ให้หน่อยค่ะ")
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.BEYOND_QUOTING)
    assert "e-service-11" in offered(answer)
    assert "สำนักงาน ก.พ.ร." in THAI.message(answer)


def test_two_questions_are_answered_one_by_one(talk):
    (answer,) = talk("เลือก Focus Area ได้กี่ด้านคะ แล้ว Biz Portal นับรวมด้วยไหม")
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.SEVERAL)
    assert given(answer) == ["data-catalog-02", "e-service-12"]
    assert [citation.entry_id for citation in answer.citations] == given(answer)


def test_of_two_questions_the_one_left_open_is_named(talk):
    (answer,) = talk("Biz Portal นับรวมด้วยไหม แล้วเบอร์โทรเจ้าหน้าที่คืออะไร")
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.PARTLY)
    assert given(answer) == ["e-service-12"]
    assert "เบอร์โทรเจ้าหน้าที่คืออะไร" in THAI.message(answer)


def test_notes_stand_with_their_own_entry(talk):
    (answer,) = talk("ใครเป็นคนรวบรวมตัวชี้วัดส่ง ก.พ.ร. แล้วสัญญาอนุญาตใครกำหนด")
    first, second = answer.entries
    assert {note.key for note in answer.notes_of(first)} == {first.key}
    assert not {*answer.notes_of(first)} & {*answer.notes_of(second)}


def test_a_comparison_that_no_entry_makes_offers_both_sides(talk):
    (answer,) = talk("เราควรทำ PMQA หรือ Data Catalog ดีคะ")
    assert (answer.status, answer.reason) == (Status.SUGGESTED, Reason.COMPARISON)
    sections = {entry.rsplit("-", 1)[0] for entry in offered(answer)}
    assert "pmqa" in sections
    assert len(sections) > 1
    # One that an entry makes is answered.
    assert given(talk("Sharing Data กับ Open Data แตกต่างกันอย่างไรครับ")[0]) == ["data-catalog-12"]


def test_what_was_mended_is_the_context(talk):
    first, second = talk("ใครรวบรวมตัวชีวัดของกรม", "แล้วส่งยังไง")
    assert first.repaired_query == "ใครรวบรวมตัวชี้วัดของกรม"
    assert second.understood_query == "ใครรวบรวมตัวชี้วัดของกรม แล้วส่งยังไง"


def test_a_correction_replaces_what_it_corrects(talk):
    *_, answer = talk("Template 1 ต้องเสร็จเดือนไหน", "เอ้ย ไม่ใช่ หมายถึง Template 3")
    assert answer.understood_query == "Template 3 ต้องเสร็จเดือนไหน"
    assert given(answer) == ["overview-02"]


def test_a_correction_to_what_the_entry_does_not_name_is_asked_by_itself(talk):
    *_, answer = talk("PMQA ประเมินช่วงไหนของปี", "โทษทีค่ะ หมายถึง ACMECS")
    assert (answer.status, answer.understood_query) == (Status.SUGGESTED, "ACMECS")
    assert offered(answer)[0] in ("e-service-10", "e-service-15")


def test_a_number_goes_on_in_a_series(talk):
    *_, answer = talk("Template 1 ต้องเสร็จเดือนไหน", "แล้ว 2 ล่ะคะ")
    assert answer.understood_query == "Template 2 ต้องเสร็จเดือนไหน"
    assert given(answer) == ["overview-02"]


def test_an_answer_that_was_just_shown_is_shown_again(talk):
    *_, answer = talk("ผลคะแนน PMQA ปี 64 ประกาศแล้วใช่ไหม", "เดือนอะไรคะ")
    assert (answer.status, answer.reason, given(answer)) == (
        Status.ANSWERED,
        Reason.AGAIN,
        ["pmqa-05"],
    )
    assert THAI.message(answer)


def test_another_name_keeps_the_question(talk):
    *_, answer = talk("มีหน่วยงานใดเป็นเจ้าภาพ agenda บ้าง", "กรมการกงสุลล่ะครับ")
    assert (answer.reason, given(answer)) == (Reason.AGAIN, ["e-service-16"])


def test_an_earlier_topic_is_gone_back_to(talk):
    *_, answer = talk("สัญญาอนุญาตใครกำหนด", "ACMECS คืออะไร", "กลับไปเรื่องสัญญาอนุญาตค่ะ")
    assert (answer.understood_query, given(answer)) == ("สัญญาอนุญาตใครกำหนด", ["data-catalog-13"])


def test_an_english_follow_up_goes_on_from_a_thai_question(talk):
    *_, answer = talk("ระบบบัญชีข้อมูลต้องติดตั้งเองไหม", "and when would they install it?")
    assert (answer.status, given(answer)) == (Status.ANSWERED, ["data-catalog-21"])


def test_a_chain_of_follow_ups_never_grows(talk):
    answers = talk("ปีนี้ประเมิน PMQA กันตอนไหน", *["แล้วรางวัลเลิศรัฐล่ะ", "แบบประเมินล่ะ"] * 3)
    understood = [len(answer.understood_query or "") for answer in answers]
    assert max(understood) < 100


def test_each_answer_has_an_id_of_its_own(talk):
    one, other = talk("why?", "why?")
    assert (one.reason, one == other) == (Reason.INCOMPLETE, True)
    assert one.id != other.id
