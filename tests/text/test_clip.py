import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text.clip import ELLIPSIS, clipped


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("สั้น", "สั้น"),
        ("สอง\n\n บรรทัด", "สอง บรรทัด"),
        ("ส่งตัวชี้วัด ภายในเดือนใดบ้าง", "ส่งตัวชี้วัด …"),
        ("ตัวชี้วัดองค์ประกอบ", "ตัวชี้วัดองค์ป …"),
        ("กกกกกกกกกกกกกที่ดิน", "กกกกกกกกกกกกก …"),
        ("กกกกกกกกกกกกกเด็ก", "กกกกกกกกกกกกก …"),
        ("กกกกกกกกกกกกกนำไป", "กกกกกกกกกกกกก …"),
    ],
)
def test_a_text_is_cut_where_thai_may_part(text, short):
    assert clipped(text, 14) == short


@given(st.text(st.sampled_from("กเแ่้ิำ a\n็"), max_size=60), st.integers(2, 20))
def test_no_mark_loses_its_consonant_and_nothing_is_too_long(text, length):
    short = clipped(text, length)

    kept = short.removesuffix(ELLIPSIS)
    line = " ".join(text.split())
    assert line.startswith(kept)
    assert len(kept) <= length
    if "ก" in kept and kept != line and len(kept) > length // 2:
        assert unicodedata.category(line[len(kept)]) != "Mn"
