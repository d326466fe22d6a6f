"""The promises, kept for the shipped corpus: verbatim, cited, honest, never an exception."""

import hashlib
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.datatypes import Reason, Status, Turn
from chatbot.engine import MAX_LENGTH
from chatbot.errors import CorpusError
from chatbot.wording.th import THAI


def ids(answer):
    """Of the official questions that an answer offers."""
    return [choice.key.entry for choice in answer.choices]


def squeezed(text):
    return re.sub(r"\s+|^- ", "", re.sub(r"(?m)^- ", "", text))


def printed_answers(source):
    """Question and answer columns by section and number, read off the source with nothing of ours.

    Tags, bullets and white space are cut out of the whole file first; what is left of a row are
    its number and two cells between tabs.
    """
    answers, titles, last = {}, [], None
    for line in source.split("\n"):
        cells = re.sub(r"<[^>]+>|●| ", "", line).split("\t")
        if len(cells) == 1 and cells[0]:
            titles.append(cells[0])
        elif len(cells) == 3 and cells[0] != "ลำดับ":
            key = (titles[-1], int(cells[0])) if cells[0] else last
            question, answer = answers.get(key, ("", ""))
            answers[key] = (question + cells[1], answer + cells[2])
            last = key
    return answers


def test_each_official_question_gets_its_own_answer_verbatim_and_cited(bot):
    printed = printed_answers(
        (bot.collection.current[0].folder / "source.txt").read_text(encoding="utf-8")
    )
    assert len(printed) == 57
    for entry in bot.collection.current[0].entries:
        answer = bot.ask(entry.question)
        assert (answer.status, answer.ranking[0].key.entry) == (Status.ANSWERED, entry.id)
        question, text = printed[(re.sub(r"\s", "", entry.section.title), entry.number)]
        assert squeezed(entry.question) == question
        assert squeezed(answer.answer) == text
        (citation,) = answer.citations
        assert (citation.entry_id, citation.number) == (entry.id, entry.number)
        assert citation.date == "2021-09-10"
        assert citation.date_text == "10 กันยายน 2564"
        assert citation.sha256 == hashlib.sha256(answer.answer.encode()).hexdigest()


@pytest.mark.parametrize(
    "question",
    ["ส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนอะไร", "Which agencies host the 12 agenda e-services?"],
)
def test_a_question_in_ones_own_words_is_answered(bot, question):
    answer = bot.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer == bot.collection.current[0].entry(answer.ranking[0].key.entry).answer
    assert 0.4 <= answer.confidence <= 1
    assert len(answer.ranking) == 10


def test_errata_come_beside_the_answer(bot):
    answer = bot.answer_with(bot.collection.resolve("overview-07"))
    assert any("ตุลาคม 2564" in note.text for note in answer.notes)
    assert "โปรดตรวจสอบปี" not in answer.answer


@pytest.mark.parametrize("question", ["ราคาทองวันนี้เท่าไร", "ต่อใบขับขี่ที่ไหน", "asdfgh qwerty"])
def test_what_the_document_does_not_cover_is_refused(bot, question):
    answer = bot.ask(question)
    assert (answer.status, answer.answer, answer.citations) == (Status.REFUSED, None, ())
    assert bot.collection.current[0].document.whom_to_ask.name in THAI.message(answer)


@pytest.mark.parametrize(
    ("question", "reason", "word"),
    [("", "empty", "พิมพ์คำถาม"), (" \n\t", "empty", "พิมพ์คำถาม"), ("😀😀", "empty", "พิมพ์คำถาม"),
     ("\x00\x07", "empty", "พิมพ์คำถาม"), ("\ud800", "empty", "พิมพ์คำถาม"),
     ("ก" * 20_000, "too_long", "20,000 ตัวอักษร"), ("สวัสดีค่ะ", "small_talk", "สวัสดี"),
     ("ขอบคุณมากครับ", "small_talk", "ยินดี"), ("Hello!", "small_talk", "สวัสดี"),
     ("ถามอะไรได้บ้างคะ", "small_talk", "ต้นฉบับ")],
)  # fmt: skip
def test_what_is_not_a_question_gets_a_message_that_says_why(bot, question, reason, word):
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == (Status.REFUSED, reason)
    assert (answer.answer, answer.citations, answer.ranking) == (None, (), ())
    assert word in THAI.message(answer)


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "'; DROP TABLE entries; --"])
def test_markup_is_searched_as_text(bot, question):
    assert bot.ask(question).answer is None


def test_the_longest_question_is_still_read(bot):
    assert bot.ask(("ตัวชี้วัด" * MAX_LENGTH)[:MAX_LENGTH]).ranking


def test_a_follow_up_is_understood_from_the_turn_before(bot):
    question = "PMQA 4.0 ประเมินช่วงเดือนไหน"
    follow_up = bot.ask("แล้วรางวัลเลิศรัฐล่ะ", [Turn(question, bot.ask(question))])
    assert follow_up.understood_query == f"{question} แล้วรางวัลเลิศรัฐล่ะ"
    assert (follow_up.status, follow_up.ranking[0].key.entry) == (Status.ANSWERED, "pmqa-04")


def test_a_complete_question_is_not_mixed_with_the_turn_before(bot):
    question = "PMQA 4.0 ประเมินช่วงเดือนไหน"
    other = bot.ask("แล้วใครเป็นเจ้าภาพ 12 Agenda ล่ะ", [Turn(question, bot.ask(question))])
    assert other.understood_query is None
    assert other.ranking[0].key.entry == "e-service-16"


@pytest.mark.parametrize(
    "question", ["ต่อใบขับขี่", "ราคาน้ำมันวันนี้", "ขอลิงก์เข้า e-SAR", "ไม่เข้าใจ", "ขอบคุณค่ะ"]
)
def test_another_topic_is_not_answered_from_the_turn_before(bot, question):
    earlier = "PMQA 4.0 ประเมินช่วงเดือนไหน"
    other = bot.ask(question, [Turn(earlier, bot.ask(earlier))])
    assert (other.status, other.understood_query) == (Status.REFUSED, None)


def talk(bot, *questions):
    """The answers of a conversation."""
    turns = []
    for question in questions:
        turns.append(Turn(question, bot.ask(question, turns)))
    return [turn.answer for turn in turns]


def test_a_chain_of_follow_ups_keeps_its_topic(bot):
    *_, last = talk(bot, "PMQA 4.0 ประเมินช่วงเดือนไหน", "แล้วรางวัลเลิศรัฐล่ะ", "แบบประเมินล่ะ")
    assert (last.status, last.ranking[0].key.entry) == (Status.ANSWERED, "pmqa-04")


def test_a_bare_noun_is_answered_from_the_turn_before_and_never_alone(bot):
    _, last = talk(bot, "อีเซอร์วิสระดับ L1 คือทำถึงไหน", "L3")
    assert (last.status, last.ranking[0].key.entry) == (Status.ANSWERED, "e-service-14")
    assert bot.ask("L3").status is not Status.ANSWERED


@pytest.mark.parametrize(("pick", "place"), [("อันที่สองล่ะ", 1), ("๓", 2), ("the first one", 0)])
def test_an_offered_question_is_picked_by_its_number(bot, pick, place):
    offer, answer = talk(bot, "Open Data", pick)
    assert (offer.status, len(ids(offer))) == (Status.SUGGESTED, 3)
    entry = bot.collection.current[0].entry(ids(offer)[place])
    assert (answer.status, answer.citations[0].entry_id) == (Status.ANSWERED, entry.id)
    assert (answer.answer, answer.understood_query) == (entry.answer, entry.question)


def test_what_comes_next_beside_an_answer_can_be_picked_too(bot):
    first, second = talk(bot, "PMQA 4.0 ประเมินช่วงเดือนไหน", "ข้อ 1")
    assert second.citations[0].entry_id == first.ranking[1].key.entry


def test_a_number_that_was_not_offered_gets_the_same_questions_again(bot):
    offer, answer, again = talk(bot, "Open Data", "ข้อ 9", "ข้อ 3")
    assert (answer.status, answer.ranking, answer.citations) == (Status.REFUSED, (), ())
    assert THAI.message(answer) == "มีคำถามให้เลือก 3 ข้อ กรุณาพิมพ์หมายเลข 1 ถึง 3 หรือพิมพ์คำถามเป็นข้อความ"
    assert answer.choices == offer.choices
    assert answer.reason is Reason.NOT_OFFERED
    assert again.citations[0].entry_id == ids(offer)[2]


@pytest.mark.parametrize("said", ["ไม่ใช่ข้อใดเลย", "None of these"])
def test_none_of_the_offered_questions_is_meant(bot, said):
    offer, answer = talk(bot, "Open Data", said)
    assert offer.choices
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.NONE_OF_THESE)
    assert answer.facts["contact"] == bot.collection.current[0].document.whom_to_ask.name
    assert (answer.ranking, answer.choices) == ((), ())


@pytest.mark.parametrize("word", ["ด้านหน้า", "ด้านหลัง", "ด้านบน", "ข้างเคียง"])
def test_a_vague_word_alone_gets_no_reason_of_a_gap(bot, word):
    """It shares some letters with the questions of a gap, and none of their words."""
    answer = bot.ask(word)
    assert answer.status is Status.REFUSED
    assert answer.reason is not Reason.GAP


def test_a_word_of_a_gap_alone_gets_its_reason(bot):
    assert bot.ask("เบอร์โทร").reason is Reason.GAP


def test_none_of_these_needs_an_offer(bot):
    assert bot.ask("ไม่ใช่ข้อใดเลย").reason is not Reason.NONE_OF_THESE


def test_none_of_what_another_corpus_offered_is_meant(bot, make_answer):
    offer = Turn("ก", make_answer(Status.SUGGESTED, offered=["nothing-01"]))
    answer = bot.ask("ไม่ใช่ข้อใดเลย", [offer])
    assert (answer.reason, bool(answer.facts["contact"])) == (Reason.NONE_OF_THESE, True)


def test_an_offer_of_another_corpus_cannot_be_picked_from(bot, make_answer):
    offer = Turn("ก", make_answer(Status.SUGGESTED, offered=["nothing-01"]))
    assert bot.ask("1", [offer]).understood_query is None


def test_a_number_without_an_offer_is_a_question(bot):
    assert bot.ask("ข้อ 2").understood_query is None


@pytest.mark.parametrize(
    "question", ["ปี 2563 ต้องส่งตัวชี้วัดเมื่อไหร่", "ปี 67 ส่งตัวชี้วัดเดือนไหน", "KPI deadline for FY2023"]
)
def test_another_year_is_never_answered(bot, question):
    answer = bot.ask(question)
    assert (answer.status, answer.confidence) == (Status.REFUSED, 0)
    assert "ไม่ได้กล่าวถึงปี" in THAI.message(answer)
    assert answer.choices
    assert answer.reason is Reason.CONFLICT


@pytest.mark.parametrize("question", ["ตัวชี้วัด", "Open Data", "ล่ะ", "แล้วล่ะ", "กรมศุลกากร"])
def test_a_bare_topic_is_never_answered(bot, question):
    assert bot.ask(question).status is not Status.ANSWERED


def test_another_year_in_a_follow_up_is_never_answered(bot):
    question = "ต้องส่งตัวชี้วัดเมื่อไหร่"
    answer = bot.ask("แล้วปี 2566 ล่ะ", [Turn(question, bot.ask(question))])
    assert answer.status is Status.REFUSED
    assert "2566" in THAI.message(answer)


def test_a_chosen_entry_comes_first_with_its_neighbours(bot):
    answer = bot.answer_with(bot.collection.resolve("pmqa-05"))
    assert (answer.status, answer.confidence) == (Status.ANSWERED, 1)
    assert answer.answer == bot.collection.current[0].entry("pmqa-05").answer
    ids = [hit.key.entry for hit in answer.ranking]
    assert ids[0] == "pmqa-05"
    assert len(ids) == len(set(ids)) == 10


def test_an_official_question_as_it_is_printed_has_its_answer(bot):
    for entry in bot.collection.entries:
        answer = bot.ask(f" {entry.question}  ")
        assert (answer.entries, answer.reason, answer.confidence) == ((entry,), Reason.ANSWER, 1)


def test_an_unknown_choice_is_an_error(bot):
    unknown = bot.collection.documents[0].key_of("nothing-01")
    with pytest.raises(CorpusError, match=r"no entry has the key '.*/nothing-01'"):
        bot.answer_with(unknown)
    with pytest.raises(CorpusError, match="no entry is called 'nothing-01'"):
        bot.collection.resolve("nothing-01")


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(st.characters()), st.text("กขคงา่้ำิเแ ก.พ.ร e-Service2565๒<>&")))
def test_any_string_gets_an_answer_with_finite_scores(bot, text):
    answer = bot.ask(text)
    assert 0 <= answer.confidence <= 1
    assert all(math.isfinite(hit.score) for hit in answer.ranking)
    assert (answer.answer is not None) == (answer.status is Status.ANSWERED)
    assert bool(answer.citations) == (answer.status is Status.ANSWERED)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.one_of(st.text(st.characters()), st.text("ล่ะแล้วข้อ 12กรมMQA\ud800", max_size=12)))
)
def test_any_conversation_gets_answers(bot, questions):
    for answer in talk(bot, *questions):
        assert 0 <= answer.confidence <= 1
        assert (answer.answer is not None) == (answer.status is Status.ANSWERED)


def test_a_bare_why_does_not_find_the_same_answer_again(bot):
    question = "ผลคะแนนการประเมิน PMQA 4.0 ปี 2564 ออกเมื่อใด"
    first = Turn(question, bot.ask(question))
    assert first.answer.status is Status.ANSWERED
    assert bot.ask("ทำไม", [first]).status is not Status.ANSWERED
