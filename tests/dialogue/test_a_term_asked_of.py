"""A turn that names a term of the documents and asks something about it is a question by itself."""

import pytest

from chatbot.dialogue.leaning import leans

TERMS = frozenset({"e-service", "data catalog"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("e-service ต้องรับเงินด้วยไหม", ["e-service", "ต้อง", "รับ", "เงิน", "ด้วย", "ไหม"]),
        ("ทำ data catalog ใช้โปรแกรมอะไร", ["ทำ", "data catalog", "ใช้", "โปรแกรม", "อะไร"]),
    ],
)
def test_it_does_not_lean(text, words):
    assert leans(text, words, answerable=False)
    assert not leans(text, words, answerable=False, terms=TERMS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("แล้ว e-service รับเงินไหม", ["แล้ว", "e-service", "รับ", "เงิน", "ไหม"]),
        ("e-service เมื่อไหร่", ["e-service", "เมื่อไหร่"]),
        ("e-service รับเงิน", ["e-service", "รับ", "เงิน"]),
        ("รับเงินด้วยไหม", ["รับ", "เงิน", "ด้วย", "ไหม"]),
    ],
)
def test_one_that_goes_on_asks_nothing_or_names_no_term_still_leans(text, words):
    assert leans(text, words, answerable=False, terms=TERMS)
