from chatbot.doors.plain_text import plain_text


def test_answer_source_and_notes(bot):
    text = plain_text(bot.answer_with("overview-07"), bot.corpus)
    assert text.startswith(bot.corpus.entry("overview-07").answer)
    assert "หัวข้อ ภาพรวมการประเมินฯ ข้อ 7 (10 กันยายน 2564) บรรทัด 25-25" in text
    assert "หมายเหตุบรรณาธิการ: " in text


def test_a_refusal_names_whom_to_ask(bot):
    assert "สำนักงาน ก.พ.ร." in plain_text(bot.ask("ราคาทองวันนี้เท่าไร"), bot.corpus)
