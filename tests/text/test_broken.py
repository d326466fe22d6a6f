import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from chatbot.text.broken import Damage, damage, legible, mended

# What the kinds of damage are made of, close together.
PIECES = st.lists(
    st.sampled_from(
        [
            *"กขนทบ าะำเแไิีึืุู่้๊๋์ํ็ๆ๕ \n\u00a0\u200b\uf70a\uf702\uf88b",
            *"¡ÒÃ»ÐàÁÔ¹éü×½à¸¹²\x81€Âa1.",
            "เธ",
            "เน€",
            "à¸²",
            "การ",
            "¡ÒÃ",
        ]
    ),
    max_size=40,
).map("".join)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(sorted(thai_words())[::50]),
        st.sampled_from([" ", ", ", " ๆ ", "2567", "e-Service", "café", "ÄÖÜ", "25 °C", "±5%"]),
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("broken", "whole", "kinds"),
    [
        ("ตัวชี้วัดมีก\u0e35\uf70aตัว", "ตัวชี้วัดมีกี่ตัว", {Damage.PRIVATE_USE: 1}),
        ("ประเม ินช ่วงเด ือนไหน", "ประเมินช่วงเดือนไหน", {Damage.PARTED: 3}),
        ("จ\u0e4d\u0e32นวนวัน", "จำนวนวัน", {Damage.SPLIT_VOWEL: 1}),
        ("เท\u0e48\u0e35ยงวัน", "เที่ยงวัน", {Damage.MARKS: 1}),
        ("¡ÒÃ»ÃÐàÁÔ¹¼Å", "การประเมินผล", {Damage.MISREAD: 1}),
        # One lies under the other.
        ("น ้ \u0e4d าประปา", "น้ำประปา", {Damage.PARTED: 3, Damage.SPLIT_VOWEL: 1}),
        ("ลาพักผ่อน 10 วัน ที่ café", "ลาพักผ่อน 10 วัน ที่ café", {}),
        ("", "", {}),
    ],
)
def test_broken_thai_is_put_together_and_reported(broken, whole, kinds):
    assert mended(broken) == whole
    assert damage(broken) == kinds


@given(st.one_of(st.text(), PIECES))
def test_is_idempotent(text):
    assert mended(mended(text)) == mended(text)


@given(PIECES)
def test_damage_is_reported_where_something_changes(text):
    assert mended(text) == text or damage(text)


@given(WORDS)
def test_sound_text_stays_as_it_is(text):
    assert mended(text) == text


def test_legible_is_what_another_keyboard_layout_can_still_be_told_from():
    assert legible("¡ÒÃ»ÃÐàÁÔ¹ ก\u0e35\uf70a") == "การประเมิน กี่"
    assert legible("ฟำ ะ้ำ ้ะ") == "ฟำ ะ้ำ ้ะ"
