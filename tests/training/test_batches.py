import numpy as np
import torch

from training.bag import BagEncoder
from training.batches import Gathered, PairSet, choose, draw, gather, join
from training.rows import Rows

_ROWS = Rows(np.arange(10, dtype=np.uint16), np.array([0, 4, 4]), np.array([4, 4, 10]))


def test_rows_are_drawn_in_proportion_to_their_weights() -> None:
    chosen = choose(np.array([1.0, 0.0, 3.0]), 4000, np.random.default_rng(0))

    assert np.bincount(chosen, minlength=3)[1] == 0
    assert 0.7 < np.mean(chosen == 2) < 0.8


def test_texts_are_cut_and_lose_pieces_but_never_all() -> None:
    gathered = gather(_ROWS, 5, np.random.default_rng(0), lowest=0.99, highest=1.0)

    assert gathered.lengths[0] >= 1
    assert gathered.lengths[1] == 0
    assert gathered.lengths[2] >= 1
    assert set(gathered.pieces.tolist()) <= set(range(9))


def test_without_loss_all_pieces_come_through() -> None:
    gathered = gather(_ROWS, 5, np.random.default_rng(0), lowest=0.0, highest=0.0)

    assert gathered.pieces.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert gathered.lengths.tolist() == [4, 0, 5]


def test_the_encoder_is_the_unit_mean_of_piece_vectors_with_the_gradient_of_torch() -> None:
    texts = [Gathered(np.array([0, 2, 2, 1], dtype=np.uint16), np.array([3, 0, 1]))]
    weight = torch.randn(4, 3, generator=torch.Generator().manual_seed(0))
    encoder = BagEncoder(weight.clone())
    vectors = encoder(join(texts, 4, "cpu"))
    (vectors * torch.arange(9.0).reshape(3, 3)).sum().backward()

    reference = weight.clone().requires_grad_()
    means = torch.stack([reference[[0, 2, 2]].mean(0), torch.zeros(3), reference[[1]].mean(0)])
    expected = torch.nn.functional.normalize(means, dim=1)
    (expected * torch.arange(9.0).reshape(3, 3)).sum().backward()

    torch.testing.assert_close(vectors, expected)
    torch.testing.assert_close(encoder.weight.grad, reference.grad)


def test_pairs_of_equal_text_are_marked() -> None:
    keys = np.array([7, 7, 8])
    pairs = PairSet("test", _ROWS, _ROWS, keys, np.arange(3), np.ones(3), batch=6)

    texts, same = draw(pairs, np.random.default_rng(0))

    assert [len(text.lengths) for text in texts] == [6, 6]
    assert same.diagonal().all()
    assert (same == same.T).all()


def test_a_cloze_query_is_a_span_of_its_passage() -> None:
    rows = Rows(np.arange(60, dtype=np.uint16), np.array([0, 30]), np.array([30, 60]))
    numbers = np.arange(2)
    pairs = PairSet("cloze", rows, rows, numbers, numbers, np.ones(2), batch=8, cloze=True)

    (queries, passages), _ = draw(pairs, np.random.default_rng(1))

    starts = np.cumsum(queries.lengths) - queries.lengths
    ends = np.cumsum(passages.lengths)
    for number in range(8):
        query = queries.pieces[starts[number] :][: queries.lengths[number]]
        passage = passages.pieces[: ends[number]][-passages.lengths[number] :]
        assert len({int(piece) // 30 for piece in (*query, *passage)}) == 1


def test_half_of_the_queries_wear_a_question_word() -> None:
    word = Rows(np.array([99], dtype=np.uint16), np.array([0]), np.array([1]))
    keys = np.arange(3)
    pairs = PairSet("test", _ROWS, _ROWS, keys, keys, np.ones(3), batch=400, dressing=word)

    (queries, passages), _ = draw(pairs, np.random.default_rng(0))

    assert 150 < (queries.pieces == 99).sum() < 250
    assert 99 not in passages.pieces
    assert queries.lengths.sum() == len(queries.pieces)


def test_a_query_may_be_a_span_of_its_text() -> None:
    rows = Rows(np.arange(40, dtype=np.uint16), np.array([0]), np.array([40]))
    key = np.array([0])
    pairs = PairSet("test", rows, rows, key, key, np.ones(1), batch=50, spans=1.0)

    (queries, _), _ = draw(pairs, np.random.default_rng(0))

    assert queries.lengths.max() < 20
