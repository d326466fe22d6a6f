"""Questions copied from a PDF or an old file are answered as those typed by hand."""

import pytest

from chatbot.datatypes import Status

MONTH = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
TIME = "PMQA 4.0 ประเมินช่วงเดือนไหน"


@pytest.mark.parametrize(
    ("broken", "clean"),
    [
        ("ต ้องส่งต ัวชี้ว ัดให ้ ก.พ.ร. ภายในเด ือนใด", MONTH),
        ("ต\uf70bองส\uf70aงตัวชี\uf714วัดให\uf70b ก.พ.ร. ภายในเดือนใด", MONTH),
        ("µéÍ§Êè§µÑÇªÕéÇÑ´ãËé ¡.¾.Ã. ÀÒÂã¹à´×Í¹ã´", MONTH),
        ("µéÍ§Êè§µÑÇªÕéÇÑ´ãËé ¡.¾.Ã. ÀÒÂã¹à´×Í¹ã´ ¤ÃÑº ¢Íº¤Ø³¤ÃÑº", f"{MONTH} ครับ ขอบคุณครับ"),
        ("PMQA 4.0 ประเม ินช่วงเด ือนไหน", TIME),
        (f"PMQA 4.0 {TIME[9:].encode().decode('latin-1')}", TIME),
    ],
)
def test_a_broken_question_is_answered_as_the_clean_one(bot, broken, clean):
    answer, expected = bot.ask(broken), bot.ask(clean)
    assert answer.status is Status.ANSWERED
    assert answer.entries == expected.entries
    assert answer.confidence == expected.confidence
