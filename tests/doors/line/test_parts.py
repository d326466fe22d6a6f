from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.doors.line.limits import letters
from chatbot.doors.line.parts import parts_of
from chatbot.text.line_breaks import may_part

THAI = st.text("กขคงเแโใไะาำิีึืุู่้๊๋์ฯๆ \n😀a.", max_size=300)


@given(st.one_of(st.text(), THAI), st.integers(2, 60))
def test_the_parts_are_the_text_to_the_letter(text, most):
    parts = parts_of(text, most)
    assert "".join(parts) == text
    assert all(letters(part) <= most for part in parts)
    assert all(parts[:-1])


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        ("ก", 10, ["ก"]),
        ("", 10, [""]),
        ("กกกก\n\nขขขข", 8, ["กกกก\n\n", "ขขขข"]),
        ("กกกก\nขขขข", 8, ["กกกก\n", "ขขขข"]),
        ("กกกก ขขขข", 8, ["กกกก ", "ขขขข"]),
        ("กกกกกกกก", 4, ["กกกก", "กกกก"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
    ],
)
def test_it_ends_where_a_reader_pauses(text, most, parts):
    assert parts_of(text, most) == parts


@given(st.text("กขเแิีุู่้์า", min_size=30, max_size=200))
def test_no_mark_loses_its_consonant_where_it_has_one(text):
    parts = parts_of(text, 20)
    for before, after in pairwise(parts):
        # Ten marks in a row are nobody's word.
        window = (before + after)[len(before) - 10 : len(before) + 1]
        borders = any(may_part(a, b) for a, b in pairwise(window))
        assert may_part(before[-1], after[0]) or not borders
