import random

from hypothesis import given
from hypothesis import strategies as st

from training.noise import mistype


def test_typing_errors_keep_most_of_the_text() -> None:
    text = "ยื่นคำขอใบอนุญาตได้ที่สำนักงานเขต"

    spoiled = mistype(text, random.Random(1))

    assert spoiled != text
    assert abs(len(spoiled) - len(text)) <= 4


def test_the_same_seed_makes_the_same_errors() -> None:
    assert mistype("ใบอนุญาต", random.Random(3)) == mistype("ใบอนุญาต", random.Random(3))


@given(st.text(max_size=40), st.integers())
def test_any_text_can_be_mistyped(text: str, seed: int) -> None:
    assert isinstance(mistype(text, random.Random(seed)), str)
