import re
from html import unescape

import pytest

from chatbot.datatypes import Answer, Hit, Status, Turn
from chatbot.doors import texts
from chatbot.doors.conversation import Chosen, Typed, take
from chatbot.doors.turn import turn_html


def rendered(bot, step, section=None):
    turn = take(bot, step, ())
    return turn_html(turn, step, bot.corpus, section)


def test_an_answered_turn_shows_question_answer_and_citation(bot, text_of):
    entry = bot.corpus.entry("overview-02")

    html = rendered(bot, Typed(entry.question))

    text = text_of(html)
    assert "".join(entry.answer.replace("\n- ", "\n").split()) in text
    for part in (entry.document.title, entry.section.title, entry.document.date_text):
        assert "".join(part.split()) in text
    assert 'href="source/opdc-potential-base-2565/2564-09-10#overview-02"' in html
    assert texts.YOU_ASKED in html


def test_each_entry_can_be_chosen_and_is_shown_whole(bot, text_of):
    for entry in bot.corpus.entries:
        html = rendered(bot, Chosen(entry.id))
        quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)[1]
        assert text_of(quoted) == "".join(re.sub(r"(?m)^- ", "", entry.answer).split()), entry.id


def test_errata_stand_outside_the_quotation(bot, text_of):
    html = rendered(bot, Chosen("overview-07"))

    quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)[1]
    notes = html[html.index('class="errata"') :]
    for erratum in bot.corpus.errata["overview-07"]:
        assert "".join(erratum.note.split()) in text_of(notes)
        assert "".join(erratum.note.split()) not in text_of(quoted)
    assert texts.ERRATA in notes


def test_the_copy_holds_answer_notes_and_source_as_plain_text(bot):
    entry = bot.corpus.entry("overview-07")

    copied = unescape(re.search(r'data-copy="([^"]*)"', rendered(bot, Chosen(entry.id)))[1])

    assert entry.answer in copied
    assert bot.corpus.errata[entry.id][0].note in copied
    assert copied.endswith(f"วันที่ {entry.document.date_text} ({entry.document.office})")


def test_a_suggested_turn_offers_official_questions_to_choose(bot):
    answer = Answer(
        Status.SUGGESTED, 0.4, ranking=(Hit("pmqa-01", 1.0),), suggestions=("pmqa-01", "pmqa-02")
    )

    html = turn_html(Turn("คะแนน", answer), Typed("คะแนน"), bot.corpus)

    assert texts.DID_YOU_MEAN in html
    assert re.findall(r'data-entry="([^"]*)"', html) == ["pmqa-01", "pmqa-02"]


def test_a_refusal_says_whom_to_ask_once(bot):
    html = rendered(bot, Typed("ราคาทองวันนี้เท่าไร"))

    assert html.partition('class="related"')[0].count(bot.corpus.document.contact) == 1


def test_a_greeting_has_no_contact_and_no_questions(bot):
    html = rendered(bot, Typed("สวัสดีครับ"))

    assert bot.corpus.document.contact not in html
    assert "data-entry" not in html


def test_what_was_searched_for_is_shown_when_it_is_not_what_was_typed(bot):
    answer = Answer(Status.REFUSED, 0.0, repaired_query="สวัสดี", understood_query="<i>ก</i>")

    html = turn_html(Turn("l;ylfu", answer), Typed("l;ylfu"), bot.corpus)

    assert f"{texts.SEARCHED_AS} <q>สวัสดี</q>" in html
    assert f"{texts.UNDERSTOOD_AS} <q>&lt;i&gt;ก&lt;/i&gt;</q>" in html


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

    assert texts.OTHER_SECTION in rendered(bot, question, section="overview")
    assert texts.OTHER_SECTION not in rendered(bot, question, section="pmqa")
    assert texts.OTHER_SECTION not in rendered(bot, question)
