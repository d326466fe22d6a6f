"""What every leg has to do, run for each that is registered."""

import numpy as np
import pytest
from fixtures.office import Axes, KnowsNothing, Spaces
from hypothesis import given
from hypothesis import strategies as st

from chatbot.index.legs import LEG_WEIGHTS, LEGS
from chatbot.index.legs.base import Item, Leg, Material
from chatbot.query import QueryReader

READER = QueryReader(Spaces(), Axes())
ITEMS = [
    Item(("fee of forms", "ten baht"), ("cost of forms",)),
    Item(("office hours", "from nine to five")),
    Item(("ยื่น อุทธรณ์ คำสั่ง",)),
]

pytestmark = pytest.mark.parametrize("leg", LEGS.values(), ids=LEGS)


@pytest.fixture(scope="module")
def build():
    """build(leg): it over the three items, built once."""
    built = {}

    def get(leg):
        return built.setdefault(leg, leg.build(Material(ITEMS, READER)))

    return get


def test_it_is_registered_and_weighed(leg):
    assert Leg in leg.__mro__
    assert LEGS[leg.name] is leg
    assert LEG_WEIGHTS[leg.name] >= 0


def test_it_finds_each_item_by_its_own_words(leg, build):
    for number, item in enumerate(ITEMS):
        for text in item.texts:
            assert int(build(leg).ask(READER.read(text)).argmax()) == number


@given(text=st.one_of(st.text(), st.sampled_from([text for one in ITEMS for text in one.texts])))
def test_any_text_gets_one_score_an_item_from_0_to_1_or_nothing(leg, build, text):
    scores = build(leg).ask(READER.read(text))
    if scores is not None:
        assert (scores.dtype, scores.shape) == (np.float32, (3,))
        assert 0 <= scores.min() <= scores.max() <= 1 + 1e-6
        assert scores.max() > 0


@pytest.mark.parametrize("text", ["", " ", "?", "\ud800"])
def test_with_nothing_to_say_it_says_nothing(leg, build, text):
    knows_nothing = QueryReader(Spaces(), KnowsNothing())
    built = leg.build(Material(ITEMS, knows_nothing))
    assert built.ask(knows_nothing.read(text)) is None


def test_it_says_the_same_when_asked_again(leg, build):
    query = READER.read("office fee")
    assert list(build(leg).ask(query)) == list(build(leg).ask(query))


def test_what_is_saved_is_loaded(leg, build, tmp_path):
    build(leg).save(tmp_path / leg.name)
    loaded = leg.load(tmp_path / leg.name)
    for text in ("fee of forms", "cost", "office hours of the office", "อุทธรณ์"):
        query = READER.read(text)
        assert list(loaded.ask(query)) == list(build(leg).ask(query))
    assert loaded.ask(READER.read("")) is None


def test_nothing_is_pickled(leg, build, tmp_path):
    build(leg).save(tmp_path / leg.name)
    for path in (tmp_path / leg.name).iterdir():
        assert path.suffix in {".json", ".npy", ".faiss"}
        assert b"\x80\x04\x95" not in path.read_bytes()


def test_a_folder_without_its_files_raises_what_storage_takes_for_damage(leg, tmp_path):
    with pytest.raises((OSError, ValueError, LookupError)):
        leg.load(tmp_path)


def test_what_was_saved_can_be_forgotten(leg, build, tmp_path):
    build(leg).save(tmp_path / leg.name)
    leg.forget(tmp_path / leg.name)
