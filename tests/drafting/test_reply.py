"""What a language model said, read tolerantly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.drafting.proposal import DRAFT_KINDS
from chatbot.drafting.reply import read_reply


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        ('{"kind": "gap", "text": "จอดค้างคืนได้ไหม"}', [("gap", "จอดค้างคืนได้ไหม")]),
        (
            '```json\n{"kind": "alternate", "text": "จอดไหน"},\n'
            '{"text": "ที่จอดอยู่ไหน"}\n{"text": "ถูกตั\n```',
            [("alternate", "จอดไหน"), ("alternate", "ที่จอดอยู่ไหน")],
        ),
        (
            '["จอดไหน", {"question": "จอดได้ไหม"}]',
            [("alternate", "จอดไหน"), ("alternate", "จอดได้ไหม")],
        ),
        (
            '{"alternate": ["ก ข"], "near-miss": ["ค ง"]}',
            [("alternate", "ก ข"), ("near-miss", "ค ง")],
        ),
        (
            'ถ้อยคำอื่น\n1. จอดไหน\n๒) **จอดตรงไหน**\nใกล้เคียง:\n- "จอดกี่โมง"',
            [("alternate", "จอดไหน"), ("alternate", "จอดตรงไหน"), ("near-miss", "จอดกี่โมง")],
        ),
        ("<think>1. คิดก่อน</think>1. จอดไหน", [("alternate", "จอดไหน")]),
        ("1. จอด\u200bไหน\x1b[31m", [("alternate", "จอดไหน [31m")]),
        ("ขออภัย ไม่สามารถตอบได้", []),
        ("", []),
        ("[" * 100_000, []),
    ],
)
def test_what_is_read(text, drafts):
    assert [(one.kind, one.text) for one in read_reply(text)] == drafts


def test_a_long_answer_is_bounded():
    found = read_reply("\n".join(f"{number}. {'ก' * 5000}" for number in range(1, 500)))
    assert (len(found), len(found[0].text)) == (60, 1000)


@given(
    st.text()
    | st.lists(st.sampled_from(['{"text":', '"', "1. ", "\n", "กข", "}", "["])).map("".join)
)
def test_any_answer_gives_plain_lines(text):
    for one in read_reply(text):
        assert one.kind in DRAFT_KINDS
        assert one.text
        assert one.text.isprintable()
