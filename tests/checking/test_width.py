import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.checking.width import padded, shortened, width, wrapped


def by_space(text):
    return [piece for word in text.split(" ") for piece in (word, " ")][:-1]


@pytest.mark.parametrize(
    ("text", "places"), [("ที่นี่", 2), ("น้ำ", 2), ("abc", 3), ("漢字", 4), ("", 0)]
)
def test_thai_marks_take_no_place(text, places):
    # Of sara am the ring takes none.
    assert width(text) == places
    assert width(padded(text, 10)) == 10


def test_a_short_text_stays():
    assert shortened("ที่นี่นั่น", 4) == "ที่นี่นั่น"
    assert shortened("ที่นี่นั่น", 3) == "ที่นี่…"


def test_lines_end_between_words():
    assert list(wrapped("one two three", 7, by_space)) == ["one two", "three"]
    assert list(wrapped("say “a b” now", 6, by_space)) == ["say “a", "b” now"]


@given(st.text("กขนทีี่้ำ็ aเ“”", max_size=60), st.integers(2, 9))
def test_no_line_is_too_long_and_none_begins_with_a_mark(text, most):
    lines = list(wrapped(text, most, by_space))
    assert all(width(line) <= most for line in lines)
    starts = [line[0] for line in lines[1:]]
    given_so = {piece[0] for piece in text.split() if piece}
    assert all(unicodedata.category(one) != "Mn" or one in given_so for one in starts)
