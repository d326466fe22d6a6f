import pytest

from chatbot.datatypes import Answer, Hit, Status
from chatbot.wording.th import THAI
from chatbot.wording.plain_text import answer_text

RANKING = (Hit("pmqa-05", 1.0),)


def test_question_answer_notes_and_source(bot):
    entry = bot.corpus.entry("overview-07")
    text = answer_text(bot.answer_with("overview-07"), bot.corpus)
    assert text.startswith(f"คำถาม: {entry.question}\n\nคำตอบ: {entry.answer}\n\nหมายเหตุบรรณาธิการ")
    assert text.endswith("หมวดภาพรวมการประเมินฯ ข้อ 7 บรรทัด 25 วันที่ 10 กันยายน 2564 (สำนักงาน ก.พ.ร.)")


def test_a_refusal_names_whom_to_ask(bot):
    assert "สำนักงาน ก.พ.ร." in answer_text(bot.ask("ราคาทองวันนี้เท่าไร"), bot.corpus)


def test_what_was_searched_and_how_to_search_as_typed(bot):
    answer = Answer(
        Status.REFUSED,
        0.0,
        message="สวัสดี",
        repaired_query="สวัสดี",
        understood_query="ก\n\n- ข\n- ค",
    )
    searched, understood, message = answer_text(answer, bot.corpus).split("\n\n")
    assert searched.startswith("ค้นหาเป็น: สวัสดี\n")
    assert "--as-typed" in searched
    assert understood == "เข้าใจคำถามว่า: ก ข ค"
    assert message == "สวัสดี"


@pytest.mark.parametrize(
    ("status", "ranking", "beginning"),
    [
        (Status.SUGGESTED, RANKING, f"{texts.DID_YOU_MEAN}\n\nไม่แน่ใจ"),
        (Status.REFUSED, RANKING, f"ไม่แน่ใจ\n\n{texts.NEAREST}"),
        (Status.REFUSED, (), f"ไม่แน่ใจ\n\n{texts.OFFERED_BEFORE}"),
    ],
)
def test_what_can_be_chosen_is_numbered_apart_from_the_numbers_of_the_document(
    bot, status, ranking, beginning
):
    answer = Answer(status, 0.2, ranking, message="ไม่แน่ใจ", suggestions=("pmqa-05", "pmqa-01"))
    first, second = (bot.corpus.entry(id_).question for id_ in answer.suggestions)
    assert answer_text(answer, bot.corpus) == (
        f"{beginning}\n\n"
        f"[1] {first}\n    (หมวดตัวชี้วัด PMQA ข้อ 5 ในเอกสาร)\n\n"
        f"[2] {second}\n    (หมวดตัวชี้วัด PMQA ข้อ 1 ในเอกสาร)\n\n"
        f"{texts.ASK_A_CHOICE}"
    )


def test_an_official_answer_has_nothing_after_its_source(bot):
    answer = bot.answer_with("pmqa-05")
    assert answer.offered
    assert answer_text(answer, bot.corpus).endswith("(สำนักงาน ก.พ.ร.)")
