"""Draw batches of pairs from rows of piece ids, ready for the encoder."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from training.rows import Integers, Rows


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts of one batch as flat piece ids, with the same table sorted by piece.

    :param pieces: Piece ids of all texts one after another.
    :param starts: First position of each text and, last, the number of positions.
    :param lengths: Pieces in each text, as floats, at least 1.
    :param rows_by_piece: Texts in which each piece stands, ordered by piece.
    :param piece_starts: First position of each piece in ``rows_by_piece``, and the end.
    """

    pieces: Tensor
    starts: Tensor
    lengths: Tensor
    rows_by_piece: Tensor
    piece_starts: Tensor


@dataclass(frozen=True, slots=True)
class PairSet:
    """Pairs of one kind, and how to draw them.

    :param name: Name in the log.
    :param queries: One side; the first of each pair. With ``mistyped``, twice as many rows: the
        second half are the first half's texts with typing errors.
    :param passages: The other side.
    :param query_keys: Equal for queries of equal text.
    :param passage_keys: Equal for passages of equal text.
    :param weights: Relative chance of each pair to be drawn.
    :param batch: Pairs drawn at each step.
    :param passage_cut: Pieces kept of a passage.
    :param scale: Weight of this set's loss.
    :param mistyped: Chance to draw the mistyped form of a query.
    :param negatives: A hard negative for each pair.
    :param cloze: The query is not a text of its own but a random span of the passage, which then
        loses more of its pieces (inverse cloze, Lee 2019, https://arxiv.org/abs/1906.00300).
    :param spans: Chance that only a random span of a query is shown.
    :param dressing: Words that questions wear; half of the queries get one of these rows added.
    """

    name: str
    queries: Rows
    passages: Rows
    query_keys: Integers
    passage_keys: Integers
    weights: NDArray[np.float64]
    batch: int
    passage_cut: int = 128
    scale: float = 1.0
    mistyped: float = 0.0
    negatives: Rows | None = None
    cloze: bool = False
    spans: float = 0.0
    dressing: Rows | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some texts of a batch before they are joined into :class:`Bags`."""

    pieces: NDArray[np.uint16]
    lengths: Integers


QUERY_CUT = 64


def draw(pairs: PairSet, generator: Generator) -> tuple[list[Gathered], NDArray[np.bool_]]:
    """Draw one batch of a set.

    :param pairs: The set.
    :param generator: Source of chance.
    :return: Queries, passages and, where the set has them, negatives; and which pairs share a
        text, shape (batch, batch).
    """
    chosen = choose(pairs.weights, pairs.batch, generator)
    if pairs.cloze:
        queries = gather(_spans(pairs.passages.take(chosen), generator), QUERY_CUT, generator)
        if pairs.dressing is not None:
            queries = _dress(queries, pairs.dressing, generator)
        passages = gather(
            pairs.passages.take(chosen), pairs.passage_cut, generator, lowest=0.3, highest=0.7
        )
    else:
        form = chosen + len(pairs.passages) * (generator.random(pairs.batch) < pairs.mistyped)
        asked = pairs.queries.take(form)
        if pairs.spans:
            asked = _partly(asked, pairs.spans, generator)
        queries = gather(asked, QUERY_CUT, generator)
        if pairs.dressing is not None:
            queries = _dress(queries, pairs.dressing, generator)
        passages = gather(pairs.passages.take(chosen), pairs.passage_cut, generator)
    texts = [queries, passages]
    if pairs.negatives is not None:
        texts.append(gather(pairs.negatives.take(chosen), pairs.passage_cut, generator))
    same = _equal(pairs.query_keys[chosen]) | _equal(pairs.passage_keys[chosen])
    return texts, same


def choose(weights: NDArray[np.float64], count: int, generator: Generator) -> Integers:
    """Draw row numbers in proportion to weights, with replacement."""
    cumulative = np.cumsum(weights)
    drawn: Integers = np.searchsorted(
        cumulative, generator.random(count) * cumulative[-1], side="right"
    )
    return drawn


def gather(
    rows: Rows, cut: int, generator: Generator, lowest: float = 0.1, highest: float = 0.4
) -> Gathered:
    """Collect texts, cut to a length and with some pieces left out at random.

    Leaving pieces out keeps a bag of vectors from leaning on single pieces; each text has its own
    share, drawn between the bounds, and keeps at least one piece.

    :param rows: Texts to collect.
    :param cut: Pieces kept of each at most.
    :param lowest: Least share left out.
    :param highest: Greatest share left out.
    """
    lengths = np.minimum(rows.ends - rows.begins, cut)
    positions, starts = rows.positions(lengths)
    share = generator.uniform(lowest, highest, len(rows)).astype(np.float32)
    kept = generator.random(len(positions), dtype=np.float32) >= np.repeat(share, lengths)
    some = lengths > 0
    kept[(starts + generator.integers(0, np.maximum(lengths, 1)))[some]] = True
    counts = np.zeros(len(rows), dtype=np.int64)
    counts[some] = np.add.reduceat(kept, starts[some], dtype=np.int64)
    return Gathered(rows.pieces[positions[kept]], counts)


def join(texts: list[Gathered], vocabulary: int, device: str) -> Bags:
    """Join gathered texts into one batch.

    :param texts: Gathered texts, in order.
    :param vocabulary: Number of pieces of the tokenizer.
    :param device: Torch device for the tensors.
    """
    pieces = np.concatenate([text.pieces for text in texts])
    lengths = np.concatenate([text.lengths for text in texts])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    order = np.argsort(pieces, kind="stable")
    rows = np.repeat(np.arange(len(lengths)), lengths)[order]
    piece_starts = np.zeros(vocabulary + 1, dtype=np.int64)
    np.cumsum(np.bincount(pieces, minlength=vocabulary), out=piece_starts[1:])
    return Bags(
        torch.from_numpy(pieces.astype(np.int64)).to(device),
        torch.from_numpy(starts).to(device),
        torch.from_numpy(np.maximum(lengths, 1).astype(np.float32)).to(device),
        torch.from_numpy(rows).to(device),
        torch.from_numpy(piece_starts).to(device),
    )


def _dress(texts: Gathered, dressing: Rows, generator: Generator) -> Gathered:
    count = len(texts.lengths)
    worn = dressing.take(generator.integers(0, len(dressing), count))
    lengths = (worn.ends - worn.begins) * (generator.random(count) < 0.5)
    shown = Rows(worn.pieces, worn.begins, worn.begins + lengths)
    added = gather(shown, QUERY_CUT, generator, lowest=0.0, highest=0.0)
    owners = np.arange(count)
    order = np.argsort(
        np.concatenate([np.repeat(owners, texts.lengths), np.repeat(owners, added.lengths)]),
        kind="stable",
    )
    pieces = np.concatenate([texts.pieces, added.pieces])[order]
    return Gathered(pieces, texts.lengths + added.lengths)


def _partly(rows: Rows, chance: float, generator: Generator) -> Rows:
    spans = _spans(rows, generator)
    partly = generator.random(len(rows)) < chance
    return Rows(
        rows.pieces,
        np.where(partly, spans.begins, rows.begins),
        np.where(partly, spans.ends, rows.ends),
    )


def _spans(rows: Rows, generator: Generator) -> Rows:
    lengths = rows.ends - rows.begins
    width = np.minimum(generator.integers(3, 20, len(rows)), lengths)
    reach = np.minimum(lengths, 128) - width
    begins = rows.begins + (generator.random(len(rows)) * (np.maximum(reach, 0) + 1)).astype(
        np.int64
    )
    return Rows(rows.pieces, begins, begins + width)


def _equal(keys: Integers) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = keys[:, None] == keys[None, :]
    return equal
