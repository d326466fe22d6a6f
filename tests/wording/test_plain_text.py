import pytest

from chatbot.datatypes import Answer, Choice, Hit, Reason, Status
from chatbot.wording.plain_text import answer_text
from chatbot.wording.th import THAI

RANKING = (Hit("pmqa-05", 1.0),)
UNSURE = THAI.reasons[Reason.UNSURE]


def test_question_answer_notes_and_source(bot):
    entry = bot.collection.current[0].entry("overview-07")
    text = answer_text(bot.answer_with(bot.collection.resolve("overview-07")), THAI)
    assert text.startswith(f"คำถาม: {entry.question}\n\nคำตอบ: {entry.answer}\n\nหมายเหตุบรรณาธิการ")
    assert text.endswith("หมวดภาพรวมการประเมินฯ ข้อ 7 บรรทัด 25 วันที่ 10 กันยายน 2564 (สำนักงาน ก.พ.ร.)")


def test_a_refusal_names_whom_to_ask(bot):
    assert "สำนักงาน ก.พ.ร." in answer_text(bot.ask("ราคาทองวันนี้เท่าไร"), THAI)


def test_what_was_searched_and_how_to_search_as_typed():
    answer = Answer(
        Status.REFUSED,
        Reason.EMPTY,
        repaired_query="สวัสดี",
        understood_query="ก\n\n- ข\n- ค",
    )
    searched, understood, message = answer_text(answer, THAI).split("\n\n")
    assert searched.startswith("ค้นหาเป็น: สวัสดี\n")
    assert "--as-typed" in searched
    assert understood == "เข้าใจคำถามว่า: ก ข ค"
    assert message == "กรุณาพิมพ์คำถามเป็นข้อความ"


@pytest.mark.parametrize(
    ("status", "reason", "ranking", "beginning", "end"),
    [
        (
            Status.SUGGESTED,
            Reason.UNSURE,
            RANKING,
            f"{THAI.did_you_mean}\n\n{UNSURE}",
            f"\n\n{THAI.if_none_of_these}",
        ),
        (Status.REFUSED, Reason.UNSURE, RANKING, f"{UNSURE}\n\n{THAI.nearest}", ""),
        (Status.REFUSED, Reason.UNSURE, (), f"{UNSURE}\n\n{THAI.offered_before}", ""),
    ],
)
def test_what_can_be_chosen_is_numbered_apart_from_the_numbers_of_the_document(
    bot, status, reason, ranking, beginning, end
):
    entries = [bot.collection.current[0].entry(id_) for id_ in ("pmqa-05", "pmqa-01")]
    answer = Answer(status, reason, ranking=ranking, choices=tuple(map(Choice.of, entries)))
    first, second = (entry.question for entry in entries)
    assert answer_text(answer, THAI) == (
        f"{beginning}\n\n"
        f"[1] {first}\n    (หมวดตัวชี้วัด PMQA ข้อ 5 ในเอกสาร)\n\n"
        f"[2] {second}\n    (หมวดตัวชี้วัด PMQA ข้อ 1 ในเอกสาร)\n\n"
        f"{THAI.ask_a_choice}{end}"
    )


def test_an_official_answer_has_nothing_after_its_source(bot):
    answer = bot.answer_with(bot.collection.resolve("pmqa-05"))
    assert answer.choices
    assert answer_text(answer, THAI).endswith("(สำนักงาน ก.พ.ร.)")


def test_the_questions_near_to_what_was_left_open_follow_the_answer(bot):
    answer = bot.ask("Biz Portal นับรวมด้วยไหม แล้วเบอร์โทรเจ้าหน้าที่คืออะไร")
    assert answer.reason is Reason.PARTLY
    _, after = answer_text(answer, THAI).split("(สำนักงาน ก.พ.ร.)", 1)
    assert after.startswith(f"\n\n{THAI.message(answer)}\n\n{THAI.nearest}\n\n[1] ")
