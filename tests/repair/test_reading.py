import pytest

from chatbot.query import Query
from chatbot.repair.edit import Edit
from chatbot.repair.reading import Reading


class Suspicion:
    """Cuts at single characters and counts how often."""

    def __init__(self):
        self.cut = []

    @property
    def segmenter(self):
        return self

    def segment(self, text):
        self.cut.append(text)
        return list(text)

    def doubts(self, pieces):
        return [(piece, 0) for piece in pieces]


@pytest.fixture
def suspicion():
    return Suspicion()


def of(typed, text, suspicion):
    return Reading.of(Query(typed, text, tuple(text), tuple(text), None), suspicion)


def test_a_query_is_not_cut_again_and_an_edited_one_once(suspicion):
    reading = of("ABC", "abc", suspicion)
    assert reading.pieces == ("a", "b", "c")
    assert reading.doubts == [("a", 0), ("b", 0), ("c", 0)]
    assert suspicion.cut == []
    edited = reading.edited([Edit(0, 1, "d")])
    assert (edited.pieces, edited.pieces, edited.doubts[0]) == (("d", "b", "c"),) * 2 + (("d", 0),)
    assert suspicion.cut == ["dbc"]


def test_no_edits_give_the_same_reading(suspicion):
    reading = of("ABC", "abc", suspicion)
    assert reading.edited([]) is reading
    assert reading.retyped([]) is reading


def test_the_rest_is_shown_as_typed(suspicion):
    assert of("Ab  cD", "ab cd", suspicion).edited([Edit(0, 2, "x")]).shown == "x cD"
    assert of("ABC", "abc", suspicion).retyped([Edit(1, 2, "Z")]).text == "azc"
    assert (
        of("aBb", "abb", suspicion).edited([Edit(1, 2, " y "), Edit(2, 3, " z ")]).shown == "a y z"
    )
    # Where places differ the normal form is shown.
    assert of("Aเเ", "aแ", suspicion).edited([Edit(0, 1, "x")]).shown == "xแ"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ab cd", []),
        ("a www.b c", [(2, 7)]),
        ("a@b", [(0, 3)]),
        ("x http://a?b@c y@z", [(2, 14), (15, 18)]),
    ],
)
def test_addresses(suspicion, text, spans):
    assert of(text, text, suspicion).addresses == spans


def test_addresses_are_left_alone(suspicion):
    text = "ab a@b ab www.ab ab"
    edits = [Edit(place, place + 2, "x") for place in (0, 3, 4, 5, 7, 8, 14, 15, 17)]
    assert of(text, text, suspicion).edited([edits[0], *edits[4:5], edits[8]]).shown == (
        "x a@b x www.ab x"
    )
    # Those that reach into an address from either side do not count.
    for edit in (*edits[1:4], *edits[6:8], Edit(2, 4, "x"), Edit(5, 8, "x"), Edit(0, 19, "x")):
        assert of(text, text, suspicion).edited([edit]).shown == text
