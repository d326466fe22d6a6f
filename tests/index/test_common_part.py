import numpy as np
import pytest
from fixtures.legs import build_leg, entry_words
from fixtures.office import Narrow, Spaces

from chatbot.embedding import SentenceEmbedder
from chatbot.index.common_part import COSINE_OF_TEXTS, CommonPart
from chatbot.index.entry_words import EntryWords
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.legs.material import Item
from chatbot.query import QueryReader

# Four fifths of each are the same; a cosine of 0.64 between any two.
NARROW = np.array(
    [[0.8, 0.6, 0, 0, 0], [0.8, 0, 0.6, 0, 0], [0.8, 0, 0, 0.6, 0], [0.8, 0, 0, 0, 0.6]],
    dtype=np.float32,
)

HALF = 2**-11
"""To which the rows of a leg are kept: half precision has eleven binary digits."""

# Before each text, so that the vectors of a real model lie as close to each other as E5's do.
PROMPT = "From the handbook for the staff of the Office of Public Sector Development: "
HANDBOOK = [
    Item(("How are travel expenses claimed?", "Send the receipts to the finance division.")),
    Item(("How many days of annual leave are there?", "Ten working days, twenty when saved.")),
    Item(("How is a meeting room booked?", "Fill in the form three days ahead.")),
    Item(("Where do visitors park?", "Behind building one.")),
]


def cosines(vectors):
    """Of each two different ones."""
    return (vectors @ vectors.T)[~np.eye(len(vectors), dtype=bool)]


def of(vectors, cosine=COSINE_OF_TEXTS, is_embedded=False):
    return CommonPart.of(np.array(vectors, dtype=np.float32), is_embedded, cosine)


def test_narrow_vectors_are_spread_to_the_cosine_asked_for():
    spread = of(NARROW).taken_off(NARROW)
    assert cosines(NARROW) == pytest.approx([0.64] * 12)
    assert cosines(spread) == pytest.approx([0.4] * 12, abs=1e-6)
    assert np.linalg.norm(spread, axis=1) == pytest.approx([1] * 4)


def test_a_question_is_moved_as_the_rows_are():
    common = of(NARROW)
    question = np.array([[0.8, 0.36, 0.48, 0, 0]], dtype=np.float32)
    first, second, other, _ = common.taken_off(question)[0] @ common.taken_off(NARROW).T
    assert second > first > other
    # Further apart than before: 0.856, 0.928, 0.64.
    assert second - other > 0.4


def test_vectors_that_are_spread_stay_the_very_ones():
    rows = np.eye(3, dtype=np.float32)
    assert of(rows).taken_off(rows) is rows


def test_those_of_the_embedded_model_stay_the_very_ones():
    assert of(NARROW, is_embedded=True).taken_off(NARROW) is NARROW


@pytest.mark.parametrize("rows", [[[0.6, 0.8]], [[0.6, 0.8]] * 3, np.zeros((0, 2))])
def test_a_single_vector_tells_nothing_of_the_others(rows):
    """However often it is there; nor does none."""
    assert not of(rows).vector.any()


def test_of_two_vectors_so_much_is_taken_off_that_they_can_be_told_apart():
    rows = np.array([[0.8, 0.6, 0], [0.8, 0, 0.6]], dtype=np.float32)
    common = of(rows)
    assert common.vector.any()
    near_first = common.taken_off(np.array([[0.8, 0.5, 0.3]], dtype=np.float32))
    first, second = (near_first @ common.taken_off(rows).T)[0]
    assert first > second > 0


def test_no_vector_is_left_without_a_direction():
    nearly_the_same = np.array([[1, 0], [1, 1e-4]], dtype=np.float32)
    spread = of(nearly_the_same, cosine=0).taken_off(nearly_the_same)
    assert np.linalg.norm(spread, axis=1) == pytest.approx([1, 1])


def test_a_zero_vector_stays_zero():
    spread = of(NARROW).taken_off(np.array([[0] * 5, NARROW[0]], dtype=np.float32))
    assert not spread[0].any()
    assert spread[1].any()


def test_it_is_kept_and_read_again(tmp_path):
    common = of(NARROW)
    common.save(tmp_path / "common.npy")
    assert np.array_equal(CommonPart.load(tmp_path / "common.npy").vector, common.vector)


def test_a_leg_that_is_loaded_takes_the_same_off_a_question(tmp_path):
    reader = QueryReader(Spaces(), Narrow())
    items = [Item((text,)) for text in ("fee", "office hours", "appeal", "parking lot", "forms")]
    built = build_leg(DenseLeg, items, reader)
    built.save(tmp_path / "leg")
    loaded = DenseLeg.load(tmp_path / "leg")

    for question in ("fee", "cost", "hours", "weather"):
        query = reader.read(question)
        assert list(loaded.ask(query)) == list(built.ask(query))
        of_source, as_built = (leg.source(query, np.arange(5)) for leg in (loaded, built))
        assert list(of_source) == list(as_built)
        assert loaded.usual(query) == built.usual(query)
    fee, *others = loaded.ask(reader.read("fee"))
    # They were 1 and 0.64.
    assert fee == pytest.approx(1, abs=HALF)
    assert others == pytest.approx([0.4] * 4, abs=HALF)


def test_words_that_are_loaded_are_compared_as_those_that_were_built(tmp_path):
    embedder = Narrow()
    texts = [["fee of forms", "ten baht"], ["office hours", "nine to five"]]
    built = entry_words(texts, QueryReader(Spaces(), embedder))
    built.save(tmp_path / "words")
    loaded = EntryWords.load(tmp_path / "words")

    every = np.arange(len(built.words))
    vectors = loaded.vectors_at(every)
    assert np.array_equal(vectors, built.vectors_at(every))
    asked = loaded.vectors_of(["fee", "parking"], embedder)
    assert np.array_equal(asked, built.vectors_of(["fee", "parking"], embedder))
    assert loaded.nearest(asked)[0] == pytest.approx(1)
    # All of the model's words have a cosine of 0.64 or more.
    assert loaded.nearest(asked)[1] < 0.2
    assert np.mean(cosines(vectors)) == pytest.approx(0, abs=0.02)


def test_an_office_of_one_entry_is_searched():
    reader = QueryReader(Spaces(), Narrow())
    for item in (Item(("fee of forms", "ten baht")), Item(("fee", "fee")), Item(("fee",))):
        built = build_leg(DenseLeg, [item], reader)
        assert built.ask(reader.read(item.own[0])) == pytest.approx([1], abs=HALF)


def test_the_embedded_model_is_searched_by_its_own_cosines(reader):
    items = [Item(("ขอเบิกค่าเดินทาง", "ขอเบิกค่าเดินทางไป")), Item(("เบิกค่าเดินทาง",))]
    query = reader.read("เบิกค่าเดินทางยังไง")
    rows = reader.embedder.encode_passages([text for item in items for text in item.own])
    assert cosines(rows).mean() > COSINE_OF_TEXTS
    first, second, third = rows @ query.vector

    scores = build_leg(DenseLeg, items, reader).ask(query)

    assert scores == pytest.approx([max(first, second), third], abs=HALF)


def test_a_real_model_whose_texts_lie_close_is_spread(transformer, tmp_path):
    reader = QueryReader(Spaces(), SentenceEmbedder(transformer, PROMPT, PROMPT))
    rows = reader.embedder.encode_passages([text for item in HANDBOOK for text in item.own])
    spread = CommonPart.of(rows, False, COSINE_OF_TEXTS).taken_off(rows)
    assert cosines(rows).mean() > 0.5
    assert cosines(spread).mean() == pytest.approx(COSINE_OF_TEXTS, abs=0.01)

    built = build_leg(DenseLeg, HANDBOOK, reader)
    built.save(tmp_path / "dense")
    loaded = DenseLeg.load(tmp_path / "dense")

    query = reader.read("how much holiday can I take")
    assert list(loaded.ask(query)) == list(built.ask(query))
    before = (rows @ query.vector).reshape(4, 2).max(axis=1)
    after = built.ask(query)
    assert after.argmax() == before.argmax() == 1
    assert after[3] / after[1] < before[3] / before[1] - 0.05


def test_a_real_model_whose_texts_lie_apart_keeps_its_cosines(transformer):
    reader = QueryReader(Spaces(), SentenceEmbedder(transformer))
    items = [Item((text,)) for text in ("The fee for a form", "Parking lots", "Annual leave")]
    rows = reader.embedder.encode_passages([item.own[0] for item in items])
    query = reader.read("how many days off do I get")

    scores = build_leg(DenseLeg, items, reader).ask(query)

    assert scores == pytest.approx(np.maximum(rows @ query.vector, 0), abs=HALF)
    assert scores.argmax() == 2
