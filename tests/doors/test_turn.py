import re
from dataclasses import replace
from html import unescape

import pytest

from chatbot.conversation import Conversation
from chatbot.datatypes import (
    Answer,
    Choice,
    Chosen,
    Conflict,
    ConflictKind,
    Difference,
    Hit,
    Reason,
    Status,
    Turn,
    Typed,
)
from chatbot.doors.web.turn import turn_html
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


def rendered(bot, step, section=None, words=THAI):
    conversation = Conversation()
    conversation.ask(bot, step)
    return turn_html(conversation.turns[-1], step, words, section)


def offering(bot, *ids):
    """The choices that some entries of the shipped document are."""
    return tuple(Choice.of(bot.collection.current[0].entry(id_)) for id_ in ids)


def names(*ids):
    """What the window calls some entries of the shipped document."""
    return [f"opdc-potential-base-2565/2564-09-10/{id_}" for id_ in ids]


def test_an_answered_turn_shows_question_answer_and_citation(bot, text_of):
    entry = bot.collection.current[0].entry("overview-02")

    html = rendered(bot, Typed(entry.question))

    text = text_of(html)
    assert "".join(entry.answer.replace("\n- ", "\n").split()) in text
    for part in (entry.document.title, entry.section.title, entry.document.date_text):
        assert "".join(part.split()) in text
    assert 'href="source/opdc-potential-base-2565/2564-09-10#overview-02"' in html
    assert THAI.you_asked in html


def test_each_entry_can_be_chosen_and_is_shown_whole(bot, text_of):
    for entry in bot.collection.current[0].entries:
        html = rendered(bot, Chosen(entry.id))
        quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)[1]
        assert text_of(quoted) == "".join(re.sub(r"(?m)^- ", "", entry.answer).split()), entry.id


def test_errata_stand_outside_the_quotation(bot, text_of):
    html = rendered(bot, Chosen("overview-07"))

    quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)[1]
    notes = html[html.index('class="errata"') :]
    for erratum in bot.collection.current[0].errata["overview-07"]:
        assert "".join(erratum.note.split()) in text_of(notes)
        assert "".join(erratum.note.split()) not in text_of(quoted)
    assert THAI.errata in notes


def test_the_copy_holds_answer_notes_and_source_as_plain_text(bot):
    entry = bot.collection.current[0].entry("overview-07")

    copied = unescape(re.search(r'data-copy="([^"]*)"', rendered(bot, Chosen(entry.id)))[1])

    assert entry.answer in copied
    assert bot.collection.current[0].errata[entry.id][0].note in copied
    assert copied.endswith(f"วันที่ {entry.document.date_text} ({entry.document.office})")


def test_a_suggested_turn_offers_official_questions_to_choose(bot):
    answer = Answer(
        Status.SUGGESTED,
        Reason.UNSURE,
        ranking=(Hit(bot.collection.resolve("pmqa-01"), 1.0),),
        choices=offering(bot, "pmqa-01", "pmqa-02"),
    )

    html = turn_html(Turn("คะแนน", answer), Typed("คะแนน"), THAI)

    assert THAI.bands["suggested"] in html
    assert re.findall(r'data-entry="([^"]*)"', html) == names("pmqa-01", "pmqa-02")


def test_a_refusal_says_whom_to_ask_once(bot):
    html = rendered(bot, Typed("ราคาทองวันนี้เท่าไร"))

    assert (
        html.partition('class="related"')[0].count(
            bot.collection.current[0].document.whom_to_ask.name
        )
        == 1
    )


def test_a_greeting_has_no_contact_and_no_questions(bot):
    html = rendered(bot, Typed("สวัสดีครับ"))

    assert bot.collection.current[0].document.whom_to_ask.name not in html
    assert "data-entry" not in html


def test_what_is_offered_is_numbered_apart_from_the_numbers_of_the_document(bot, text_of):
    answer = Answer(
        Status.SUGGESTED, Reason.UNSURE, choices=offering(bot, "pmqa-05", "overview-07", "pmqa-01")
    )

    html = turn_html(Turn("คะแนน", answer), Typed("คะแนน"), THAI)

    offered = re.search(r'(?s)<ol class="choices">.*?</ol>', html)[0]
    pressed = re.findall(r"(?s)<(?:a|button) .*?</(?:a|button)>", offered)
    *buttons, way_out = map(text_of, pressed)
    assert way_out == THAI.none_of_these
    places = ("หมวดตัวชี้วัดPMQAข้อ5", "หมวดภาพรวมการประเมินฯข้อ7", "หมวดตัวชี้วัดPMQAข้อ1")
    for number, (button, place) in enumerate(zip(buttons, places, strict=True), start=1):
        assert button.startswith(f"{THAI.choice}{number}")
        assert button.endswith(f"{place}ในเอกสาร")
    assert THAI.choice_hint in html


def test_a_single_choice_needs_no_number_to_be_typed(bot):
    answer = Answer(Status.SUGGESTED, Reason.UNSURE, choices=offering(bot, "pmqa-05"))

    html = turn_html(Turn("คะแนน", answer), Typed("คะแนน"), THAI)

    assert THAI.choice_hint not in html


def test_a_number_beyond_the_last_shows_the_choices_again(bot):
    choices = offering(bot, "pmqa-05", "pmqa-01")
    answer = Answer(Status.REFUSED, Reason.NOT_OFFERED, facts={"count": "2"}, choices=choices)

    html = turn_html(Turn("ข้อ 25", answer), Typed("ข้อ 25"), THAI)

    assert f"<h5>{THAI.offered_before}</h5>" in html
    assert THAI.nearest not in html
    assert re.findall(r'data-entry="([^"]*)"', html) == names("pmqa-05", "pmqa-01")


def test_the_last_way_out_of_a_choice_asks_by_itself(bot):
    answer = Answer(Status.SUGGESTED, Reason.UNSURE, choices=offering(bot, "pmqa-05"))

    html = turn_html(Turn("คะแนน", answer), Typed("คะแนน"), THAI)
    english = turn_html(Turn("score", answer), Typed("score"), ENGLISH)

    assert 'data-question="ไม่ใช่ข้อใดเลย">ไม่ใช่ข้อใดเลย</button></li>' in html
    assert 'data-question="None of these">None of these</button></li>' in english


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.REFUSED])
def test_only_a_choice_that_has_to_be_made_has_a_way_out(make_answer, status):
    answer = make_answer(status, "a", "b", offered=("b",))

    html = turn_html(Turn("ถาม", answer), Typed("ถาม"), THAI)

    assert THAI.related in html or THAI.nearest in html
    assert THAI.none_of_these not in html


def test_whoever_means_none_of_them_is_told_whom_to_ask_and_shown_the_list(bot):
    conversation = Conversation()
    for question in ("Open Data", THAI.none_of_these):
        conversation.ask(bot, Typed(question))

    html = turn_html(conversation.turns[-1], Typed(THAI.none_of_these), THAI)

    assert bot.collection.current[0].document.whom_to_ask.name in html
    assert f"data-to-list>{THAI.open_list}</button>" in html
    assert "data-entry" not in html


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.REFUSED])
def test_what_the_nearest_entry_contradicts_is_said_once(make_answer, status):
    conflict = Conflict(ConflictKind.YEAR, "2565", ("2564",))
    answer = make_answer(status, "a", offered=("a",), conflicts=(conflict,))

    html = turn_html(Turn("ถาม", answer), Typed("ถาม"), THAI)

    assert html.count("กล่าวถึงปี 2564 ไม่ใช่ปี 2565") == 1


def test_small_talk_says_that_it_is_not_official(bot):
    assert THAI.bands["said"] in rendered(bot, Typed("สวัสดี"))
    assert THAI.bands["said"] not in rendered(bot, Typed("ราคาทองวันนี้เท่าไร"))
    assert THAI.bands["said"] not in rendered(bot, Chosen("pmqa-05"))


def test_two_official_texts_stand_one_by_one_below_what_is_said_of_them(bot):
    html = rendered(bot, Typed("เลือก Focus Area ได้กี่ด้านคะ แล้ว Biz Portal นับรวมด้วยไหม"))
    assert html.count("<blockquote") == 2
    assert html.index(THAI.reasons[Reason.SEVERAL]) < html.index("<blockquote")
    assert html.index("#data-catalog-02") < html.index("#e-service-12")


def test_what_was_searched_for_is_shown_when_it_is_not_what_was_typed(bot):
    answer = Answer(
        Status.REFUSED, Reason.EMPTY, repaired_query="สวัสดี", understood_query="<i>ก</i>"
    )

    html = turn_html(Turn("l;ylfu", answer), Typed("l;ylfu"), THAI)

    assert f"{THAI.searched_as} <q>สวัสดี</q>" in html
    assert f"{THAI.understood_as} <q>&lt;i&gt;ก&lt;/i&gt;</q>" in html
    assert THAI.whole_text not in html


def test_a_mended_question_can_be_asked_again_as_typed(bot):
    typed = '"><img src=x>'
    answer = Answer(Status.REFUSED, Reason.EMPTY, repaired_query="สวัสดี")

    html = turn_html(Turn(typed, answer), Typed(typed), THAI)

    again = 'data-question="&#34;&gt;&lt;img src=x&gt;" data-as-typed>'
    assert f"{again}{THAI.search_as_typed} <q>&#34;&gt;&lt;img src=x&gt;</q></button>" in html


def test_a_question_asked_as_typed_says_so_and_offers_no_way_back(bot):
    html = rendered(bot, Typed("l;ylfu", as_typed=True))

    assert THAI.searched_as_typed in html
    assert THAI.search_as_typed not in html
    assert THAI.searched_as_typed not in rendered(bot, Typed("PMQA"))


def test_two_thousand_characters_are_clipped_with_the_whole_text_at_hand(bot):
    typed, mended = "ก่อ" * 666, "ข้อ" * 666
    answer = Answer(Status.REFUSED, Reason.EMPTY, repaired_query=mended)

    html = turn_html(Turn(typed, answer), Typed(typed), THAI)

    assert max(map(len, re.findall(r"<q>(.*?)</q>", html))) < 200
    assert f"<summary>{THAI.whole_text}</summary><p>{mended}</p>" in html
    assert f'data-question="{typed}"' in html


def test_a_question_picked_by_number_is_shown_plain_and_is_no_guess(bot):
    entry = max(bot.collection.current[0].entries, key=lambda entry: len(entry.question))
    answer = replace(
        bot.answer_with(bot.collection.resolve(entry.id)), understood_query=entry.question
    )

    html = turn_html(Turn("ข้อ 2", answer), Typed("ข้อ 2"), THAI)

    understood = re.search(rf"{THAI.understood_as} <q>(.*?)</q>", html)[1]
    assert entry.question.startswith(understood.removesuffix(" …"))
    assert len(understood) < len(entry.question)
    assert 'class="remark' not in html
    assert THAI.whole_text not in html


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_is_typed_is_never_markup(bot, typed, text_of):
    html = rendered(bot, Typed(typed))

    assert "<script" not in html
    assert "<img" not in html
    assert "".join(typed.split()) in text_of(html)


def test_half_a_surrogate_pair_can_be_sent_back(bot):
    assert "\ufffd" in rendered(bot, Typed("ส่ง\ud83d เมื่อไร")).encode().decode()


def test_an_answer_from_outside_the_chosen_section_says_so(bot):
    question = Chosen("pmqa-05")

    document = "opdc-potential-base-2565"
    assert THAI.other_section in rendered(bot, question, section=f"{document}/overview")
    assert THAI.other_section not in rendered(bot, question, section=f"{document}/pmqa")
    assert THAI.other_section in rendered(bot, question, section="another/pmqa")
    assert THAI.other_section not in rendered(bot, question)


def test_doubt_is_what_differs_and_no_percentage(bot, make_answer):
    differing = Difference(asked=("อาคาร",), official=("คะแนน", "pmqa"))
    answer = replace(
        bot.answer_with(bot.collection.resolve("pmqa-05")),
        reason=Reason.ANSWER,
        doubtful=True,
        difference=differing,
    )

    html = turn_html(Turn("ถาม", answer), Typed("ถาม"), THAI)

    asked = re.search(r'(?s)class="official-question".*?</div>', html)[0]
    assert THAI.bands["doubtful"] in html
    assert "“อาคาร”" in html
    assert "<mark>คะแนน</mark>" in asked
    assert "<mark>PMQA</mark>" in asked
    assert "ร้อยละ" not in html
    assert "<mark>" not in re.search(r"(?s)<blockquote.*?</blockquote>", html)[0]
