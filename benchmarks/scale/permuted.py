"""More entries than there are pairs: each a permutation of one that was read.

Its text is that of the original turned at a random place, its vectors are those of the original
with noise, and what the verifier makes of it is that of the original: encoding a million texts
would take hours, and how a question's time grows does not depend on it.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

import numpy as np

from benchmarks.scale.pairs import SEED
from chatbot.embedding import unit_rows
from chatbot.index.kept_parts import KeptParts
from chatbot.index.legs.grams import gram_counts
from chatbot.index.ordered import in_order
from chatbot.index.reading import PartRead
from chatbot.threads import limit_threads, usable_cores
from chatbot.verifier.codebook import Codebook

NOISE = 0.35
"""Length of the noise beside a vector of length 1: the two have a cosine of 0.94."""


def permuted_entries(entries: Sequence[tuple[str, str]], copies: int) -> list[tuple[str, str]]:
    """Entries and copies of them, each text of a copy turned at a random place."""
    turns = np.random.default_rng(SEED).random((copies, len(entries), 2))
    return [
        *entries,
        *(
            (_turned(question, at), _turned(passage, other))
            for copy in turns.tolist()
            for (question, passage), (at, other) in zip(entries, copy, strict=True)
        ),
    ]


def _turned(text: str, at: float) -> str:
    words = text.split(" ")
    place = int(at * len(words))
    return " ".join([*words[place:], *words[:place]])


def read_permuted(
    names: Sequence[str], copies: int, kept: KeptParts, codebook: Codebook | None
) -> Iterator[PartRead]:
    """Parts that were read, and copies of them: in place of ``read_all``.

    :param names: What the parts are kept under.
    """
    jobs = [(copy, name) for copy in range(copies + 1) for name in names]
    read = partial(_read, kept, codebook)
    cores = usable_cores()
    with ProcessPoolExecutor(cores, get_context("spawn"), limit_threads) as pool:
        for _, part in in_order(pool, read, jobs, 2 * cores):
            yield part


def _read(kept: KeptParts, codebook: Codebook | None, job: tuple[int, str]) -> PartRead:
    copy, name = job
    part = kept.load(name, codebook)
    if part is None:
        raise FileNotFoundError(f"{kept.folder}: the part {name} is gone")
    if copy == 0:
        return part
    rng = np.random.default_rng([SEED, copy, int(name[:8], 16)])
    vectors = part.items.vectors.astype(np.float32)
    noise = rng.standard_normal(vectors.shape, dtype=np.float32) * np.float32(
        NOISE / vectors.shape[1] ** 0.5
    )
    codes = part.items.codes.copy()
    ends = np.cumsum(part.items.coded)
    for start, end in zip(ends - part.items.coded, ends, strict=True):
        text = slice(start + 1, end - 1)
        codes[text] = np.roll(codes[text], int(rng.integers(end - start)))
    items = replace(
        part.items,
        vectors=unit_rows(vectors + noise).astype(np.float16),
        codes=codes,
        grams=gram_counts(codes, part.items.coded),
    )
    entries = [
        replace(entry, known=[(int(rng.integers(2**63)), int(rng.integers(2**63)))])
        for entry in part.entries
    ]
    return replace(part, items=items, entries=entries)
