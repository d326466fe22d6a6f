from chatbot.datatypes import Answer, Status
from chatbot.doors.plain_text import answer_text


def test_question_answer_notes_and_source(bot):
    entry = bot.corpus.entry("overview-07")
    text = answer_text(bot.answer_with("overview-07"), bot.corpus)
    assert text.startswith(f"คำถาม: {entry.question}\n\nคำตอบ: {entry.answer}\n\nหมายเหตุบรรณาธิการ")
    assert text.endswith("หมวดภาพรวมการประเมินฯ ข้อ 7 บรรทัด 25 วันที่ 10 กันยายน 2564 (สำนักงาน ก.พ.ร.)")


def test_a_refusal_names_whom_to_ask(bot):
    assert "สำนักงาน ก.พ.ร." in answer_text(bot.ask("ราคาทองวันนี้เท่าไร"), bot.corpus)


def test_what_was_searched_and_what_can_be_chosen(bot):
    answer = Answer(
        Status.SUGGESTED, 0.2, suggestions=("pmqa-05", "pmqa-01"), understood_query="ก ข"
    )
    text = answer_text(answer, bot.corpus)
    assert text.startswith("ค้นหาเป็น: ก ข")
    assert f"[1] {bot.corpus.entry('pmqa-05').question}" in text
    assert f"[2] {bot.corpus.entry('pmqa-01').question}" in text
